// Sends HTTP requests over a Unix socket from many connections at once and tells how long the answers took.
//
//   load SOCKET < SCRIPT
//
// A line of the script is: connection, 1 if it is timed, verb, path, user to act as (or -), JSON body (or -); separated
// by tabs. Each connection sends its lines one after another, the next when the answer is there. Written to standard
// output: count, p50 and p99 in microseconds, wall time of all in seconds, answers other than 2xx, and the first of those.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { most_connections = 256 };

struct request {
  int timed;
  char *bytes;
  size_t length;
};

struct connection {
  struct request *requests;
  size_t count, room;
  double *took;
  size_t timed;
  long bad;
  char first_bad[400];
};

static struct connection connections[most_connections];
static struct sockaddr_un address;
static pthread_barrier_t start;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void fail(const char *what) {
  perror(what);
  exit(69);
}

// Reads one answer with Content-Length or chunks; returns its status.
static int read_answer(int fd, char **buffer, size_t *room) {
  size_t have = 0;
  for (;;) {
    if (have + 65536 > *room) {
      *room = have + 131072;
      *buffer = realloc(*buffer, *room);
    }
    ssize_t n = read(fd, *buffer + have, 65536 - 1);
    if (n <= 0) fail("cannot read an answer");
    have += n;
    (*buffer)[have] = 0;
    char *end = strstr(*buffer, "\r\n\r\n");
    if (!end) continue;
    char *length = strcasestr(*buffer, "\r\ncontent-length:");
    if (length && length < end) {
      if (have >= (size_t)(end + 4 - *buffer) + strtoul(length + 17, NULL, 10)) break;
    } else if (have >= 5 && memcmp(*buffer + have - 5, "0\r\n\r\n", 5) == 0) {
      break;
    }
  }
  return atoi(*buffer + 9);
}

static void *run(void *argument) {
  struct connection *c = argument;
  char *buffer = NULL;
  size_t room = 0;
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) != 0) fail("cannot connect");
  pthread_barrier_wait(&start);
  for (size_t i = 0; i < c->count; i++) {
    struct request *r = &c->requests[i];
    double began = now();
    for (size_t sent = 0; sent < r->length;) {
      ssize_t n = write(fd, r->bytes + sent, r->length - sent);
      if (n <= 0) fail("cannot send a request");
      sent += n;
    }
    int status = read_answer(fd, &buffer, &room);
    if (r->timed) c->took[c->timed++] = now() - began;
    if (status / 100 != 2 && !c->bad++) snprintf(c->first_bad, sizeof c->first_bad, "%s", buffer);
  }
  close(fd);
  free(buffer);
  return NULL;
}

static void add(char *line) {
  char *field[6];
  for (int i = 0; i < 6; i++) {
    field[i] = line;
    line = strchr(line, i < 5 ? '\t' : '\n');
    if (!line) {
      fprintf(stderr, "cannot read the script: a line has not six fields\n");
      exit(65);
    }
    *line++ = 0;
  }
  struct connection *c = &connections[atoi(field[0]) % most_connections];
  if (c->count == c->room) c->requests = realloc(c->requests, (c->room = c->room * 2 + 16) * sizeof *c->requests);
  struct request *r = &c->requests[c->count++];
  r->timed = atoi(field[1]);
  char acting[100] = "";
  if (strcmp(field[4], "-")) snprintf(acting, sizeof acting, "Truca-As: %s\r\n", field[4]);
  const char *body = strcmp(field[5], "-") ? field[5] : "";
  int length = asprintf(
      &r->bytes, "%s %s HTTP/1.1\r\nHost: truca\r\n%sContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
      field[2], field[3], acting, strlen(body), body);
  if (length < 0) fail("cannot keep the script");
  r->length = length;
}

static int ascending(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

int main(int count, char **arguments) {
  if (count != 2) return 64;
  address.sun_family = AF_UNIX;
  snprintf(address.sun_path, sizeof address.sun_path, "%s", arguments[1]);
  char *line = NULL;
  size_t room = 0;
  while (getline(&line, &room, stdin) > 0) add(line);

  int used = 0;
  while (used < most_connections && connections[used].count) used++;
  pthread_barrier_init(&start, NULL, used + 1);
  pthread_t threads[most_connections];
  for (int i = 0; i < used; i++) {
    connections[i].took = malloc(connections[i].count * sizeof(double));
    if (pthread_create(&threads[i], NULL, run, &connections[i])) fail("cannot start a thread");
  }
  pthread_barrier_wait(&start);
  double began = now();
  for (int i = 0; i < used; i++) pthread_join(threads[i], NULL);
  double wall = (now() - began) / 1e6;

  size_t timed = 0;
  long bad = 0;
  const char *first_bad = "";
  for (int i = 0; i < used; i++) timed += connections[i].timed;
  double *all = malloc((timed + 1) * sizeof(double));
  size_t n = 0;
  for (int i = 0; i < used; i++) {
    memcpy(all + n, connections[i].took, connections[i].timed * sizeof(double));
    n += connections[i].timed;
    bad += connections[i].bad;
    if (connections[i].bad && !*first_bad) first_bad = connections[i].first_bad;
  }
  qsort(all, n, sizeof(double), ascending);
  printf("%zu %.1f %.1f %.4f %ld\n%s\n", n, n ? all[n / 2] : 0, n ? all[n * 99 / 100] : 0, wall, bad, first_bad);
  return 0;
}
