// Runs the SQL of one request again and again in C: what the daemon is measured against.
//
//   reference DATABASE THREADS COUNT FIRST PEOPLE NOW [GROUP] < SCRIPT
//
// The script holds statements, each ended by a line with a lone semicolon. Parameters are named; `:i` counts from 0 in a
// statement that is repeated, `:n` counts the requests, `:rep` goes round PEOPLE ids from FIRST, `:now` is NOW, and every
// column that a statement gave is a parameter for those after it. A statement may begin with the line
//   -- times 8       it is executed eight times
//   -- untimed       it and what follows put things back, and are not counted
// Every row is stepped and every column read. Each thread has a connection of its own; with GROUP the script is a write:
// one connection serves all threads, each request holds it for a transaction, or GROUP requests share one. Output: as that
// of `load`.
#define _GNU_SOURCE
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { most_statements = 64, most_variables = 64, most_threads = 256 };

struct statement {
  char *sql;
  int times;
  int untimed;
};

struct value {
  char name[40];
  int is_text;
  sqlite3_int64 number;
  char text[400];
};

struct worker {
  int index;
  double *took;
};

static struct statement statements[most_statements];
static int statement_count;
static const char *database;
static int threads, requests, group;
static sqlite3_int64 first_rep, reps, instant;
static pthread_mutex_t writer = PTHREAD_MUTEX_INITIALIZER;
static sqlite3 *shared;
static sqlite3_stmt *shared_prepared[most_statements];
static pthread_barrier_t start;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void fail(sqlite3 *db, const char *what) {
  fprintf(stderr, "cannot run the reference: %s: %s\n", what, sqlite3_errmsg(db));
  exit(70);
}

static void read_script(void) {
  char *line = NULL, *sql = NULL;
  size_t room = 0, length = 0;
  int times = 1, untimed = 0;
  while (getline(&line, &room, stdin) > 0) {
    if (sscanf(line, "-- times %d", &times) == 1) continue;
    if (!strcmp(line, "-- untimed\n")) {
      untimed = 1;
    } else if (!strcmp(line, ";\n")) {
      statements[statement_count++] = (struct statement){sql, times, untimed};
      sql = NULL;
      length = 0;
      times = 1;
    } else if (strncmp(line, "--", 2)) {
      size_t more = strlen(line);
      sql = realloc(sql, length + more + 1);
      memcpy(sql + length, line, more + 1);
      length += more;
    }
  }
}

static sqlite3 *open_database(sqlite3_stmt **prepared) {
  sqlite3 *db;
  if (sqlite3_open_v2(database, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)) fail(db, database);
  sqlite3_busy_timeout(db, 10000);
  sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY", 0, 0, 0);
  for (int i = 0; i < statement_count; i++)
    if (sqlite3_prepare_v3(db, statements[i].sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared[i], NULL))
      fail(db, statements[i].sql);
  return db;
}

static struct value *find(struct value *values, int *count, const char *name) {
  for (int i = 0; i < *count; i++)
    if (!strcmp(values[i].name, name)) return &values[i];
  if (*count == most_variables) exit(70);
  struct value *value = &values[(*count)++];
  memset(value, 0, sizeof *value);
  snprintf(value->name, sizeof value->name, "%s", name);
  return value;
}

static void set(struct value *values, int *count, const char *name, sqlite3_int64 number) {
  struct value *value = find(values, count, name);
  value->is_text = 0;
  value->number = number;
}

static volatile sqlite3_int64 seen;

static void execute(sqlite3 *db, sqlite3_stmt *s, struct value *values, int *count) {
  for (int p = 1; p <= sqlite3_bind_parameter_count(s); p++) {
    struct value *value = find(values, count, sqlite3_bind_parameter_name(s, p) + 1);
    if (value->is_text) sqlite3_bind_text(s, p, value->text, -1, SQLITE_STATIC);
    else sqlite3_bind_int64(s, p, value->number);
  }
  int row = 0, code;
  while ((code = sqlite3_step(s)) == SQLITE_ROW) {
    for (int c = 0; c < sqlite3_column_count(s); c++) {
      int is_text = sqlite3_column_type(s, c) == SQLITE_TEXT;
      const char *text = is_text ? (const char *)sqlite3_column_text(s, c) : NULL;
      sqlite3_int64 number = is_text ? sqlite3_column_bytes(s, c) : sqlite3_column_int64(s, c);
      seen += number;
      if (row) continue;
      struct value *value = find(values, count, sqlite3_column_name(s, c));
      value->is_text = is_text;
      value->number = number;
      if (is_text) snprintf(value->text, sizeof value->text, "%s", text);
    }
    row++;
  }
  if (code != SQLITE_DONE) fail(db, sqlite3_sql(s));
  sqlite3_reset(s);
}

static void part(sqlite3 *db, sqlite3_stmt **prepared, struct value *values, int *count, int untimed) {
  for (int i = 0; i < statement_count; i++) {
    if (statements[i].untimed != untimed) continue;
    for (int time = 0; time < statements[i].times; time++) {
      if (statements[i].times > 1) set(values, count, "i", time);
      execute(db, prepared[i], values, count);
    }
  }
}

static void *run(void *argument) {
  struct worker *w = argument;
  sqlite3_stmt *own[most_statements];
  sqlite3 *db = group ? shared : open_database(own);
  sqlite3_stmt **prepared = group ? shared_prepared : own;
  struct value *values = calloc(most_variables, sizeof *values);
  int count = 0;
  pthread_barrier_wait(&start);
  for (int n = 0; n < requests; n++) {
    set(values, &count, "rep", first_rep + (w->index + (threads == 1 ? n : 0)) % reps);
    set(values, &count, "now", instant);
    set(values, &count, "n", w->index * requests + n);
    double began = now();
    if (group) {
      pthread_mutex_lock(&writer);
      if (n % group == 0) sqlite3_exec(db, "BEGIN IMMEDIATE", 0, 0, 0);
    }
    part(db, prepared, values, &count, 0);
    if (group) {
      if ((n + 1) % group == 0 || n + 1 == requests)
        if (sqlite3_exec(db, "COMMIT", 0, 0, 0)) fail(db, "COMMIT");
    }
    w->took[n] = now() - began;
    if (group) {
      if (group == 1) part(db, prepared, values, &count, 1);
      pthread_mutex_unlock(&writer);
    }
  }
  return NULL;
}

static int ascending(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

int main(int argc, char **argv) {
  if (argc < 7) return 64;
  database = argv[1];
  threads = atoi(argv[2]);
  requests = atoi(argv[3]);
  first_rep = atoll(argv[4]);
  reps = atoll(argv[5]);
  instant = atoll(argv[6]);
  group = argc > 7 ? atoi(argv[7]) : 0;
  read_script();
  if (group) shared = open_database(shared_prepared);

  pthread_t running[most_threads];
  struct worker workers[most_threads];
  double *all = malloc(sizeof(double) * threads * requests);
  pthread_barrier_init(&start, NULL, threads + 1);
  for (int i = 0; i < threads; i++) {
    workers[i] = (struct worker){i, all + (size_t)i * requests};
    if (pthread_create(&running[i], NULL, run, &workers[i])) return 71;
  }
  pthread_barrier_wait(&start);
  double began = now();
  for (int i = 0; i < threads; i++) pthread_join(running[i], NULL);
  double wall = (now() - began) / 1e6;
  size_t n = (size_t)threads * requests;
  qsort(all, n, sizeof(double), ascending);
  printf("%zu %.1f %.1f %.4f 0\n\n", n, all[n / 2], all[n * 99 / 100], wall);
  return 0;
}
