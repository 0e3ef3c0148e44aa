// Judges instants by calling rules, row by row and zone by zone: what the benchmark of the law is compared with.
//
//   law ZONEINFO < SCRIPT
//
// The script, as law-bench writes it: "case NAME", then "zone NAME" and "row" lines, then "instants FROM TO COUNT SEED"
// (seconds since the epoch). A row has seven lists of open seconds of the day, Monday first, parted by "|", each as
// "32400-72000,…"; "day N" lines after it name days since 1970-01-01 on which it is closed, in order; "known A B" the
// days that it knows. Written to standard output for each case: name, nanoseconds an instant, instants allowed, and the
// longest search for the next allowed instant within 14 days, in microseconds, of a hundredth of the instants.
#include <endian.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { most_zones = 64, most_rows = 64, most_windows = 8, most_days = 4096 };

struct zone {
  int64_t *times;
  int32_t *offsets;
  int count;
};

struct row {
  int windows[7];
  int32_t start[7][most_windows], end[7][most_windows];
  int32_t days[most_days], count, first, last, minds;
};

static struct zone zones[most_zones];
static struct row rows[most_rows];
static int zone_count, row_count;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static void fail(const char *what) {
  fprintf(stderr, "cannot measure: %s\n", what);
  exit(69);
}

static uint64_t state;

static uint64_t draw(void) {
  uint64_t z = (state += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

// The 64-bit block of a TZif file; what lies past its last change has the last offset, so instants must not.
static void read_zone(const char *folder, const char *name, struct zone *zone) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  static unsigned char bytes[1 << 20];
  size_t length = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  uint32_t counts[6];
  unsigned char *at = bytes;
  for (int block = 0; block < 2; block++) {
    memcpy(counts, at + 20, 24);
    for (int i = 0; i < 6; i++) counts[i] = be32toh(counts[i]);
    at += 44;
    if (block == 0)
      at += counts[3] * 5 + counts[4] * 6 + counts[5] + counts[2] * 8 + counts[1] + counts[0];
  }
  if ((size_t)(at - bytes) > length) fail(path);
  int n = zone->count = counts[3], types = counts[4];
  zone->times = malloc(8 * (n + 1));
  zone->offsets = malloc(4 * (n + 1));
  unsigned char *index = at + 8 * n, *type = index + n;
  (void)types;
  uint32_t value;
  memcpy(&value, type, 4);
  zone->offsets[0] = be32toh(value);
  for (int i = 0; i < n; i++) {
    uint64_t time;
    memcpy(&time, at + 8 * i, 8);
    zone->times[i] = be64toh(time);
    memcpy(&value, type + 6 * index[i], 4);
    zone->offsets[i + 1] = be32toh(value);
  }
}

static int32_t offset(const struct zone *zone, int64_t seconds) {
  int low = 0, high = zone->count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (zone->times[middle] <= seconds) low = middle + 1; else high = middle;
  }
  return zone->offsets[low];
}

static int is_blocked(const struct row *row, int32_t day) {
  if (!row->minds) return 0;
  if (day < row->first || day > row->last) return 1;
  int low = 0, high = row->count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (row->days[middle] < day) low = middle + 1; else high = middle;
  }
  return low < row->count && row->days[low] == day;
}

static int allowed(int64_t seconds) {
  for (int z = 0; z < zone_count; z++) {
    int64_t local = seconds + offset(&zones[z], seconds);
    int32_t day = local / 86400, second = local % 86400, weekday = (day + 3) % 7;
    for (int r = 0; r < row_count; r++) {
      const struct row *row = &rows[r];
      int open = 0;
      for (int w = 0; w < row->windows[weekday] && !open; w++)
        open = second >= row->start[weekday][w] && second < row->end[weekday][w];
      if (!open || is_blocked(row, day)) return 0;
    }
  }
  return 1;
}

static void read_row(char *text) {
  struct row *row = &rows[row_count++];
  memset(row, 0, sizeof *row);
  for (int weekday = 0; weekday < 7; weekday++) {
    char *list = strsep(&text, "|");
    for (char *window; list && (window = strsep(&list, ","));) {
      int start, end;
      if (sscanf(window, "%d-%d", &start, &end) != 2) continue;
      int n = row->windows[weekday]++;
      row->start[weekday][n] = start;
      row->end[weekday][n] = end;
    }
  }
}

static void measure(const char *name, const char *line) {
  long long from, to, count, seed;
  if (sscanf(line, "%lld %lld %lld %lld", &from, &to, &count, &seed) != 4) fail("instants");
  int64_t *instants = malloc(8 * count);
  state = seed;
  for (long long i = 0; i < count; i++) instants[i] = from + draw() % (uint64_t)(to - from);
  long long legal = 0;
  double began = now();
  for (long long i = 0; i < count; i++) legal += allowed(instants[i]);
  double took = now() - began, longest = 0;
  for (long long i = 0; i < count; i += 100) {
    double start = now();
    int64_t at = instants[i], end = at + 14 * 86400;
    if (!allowed(at))
      for (at = (at / 300 + 1) * 300; at < end && !allowed(at); at += 300) continue;
    double search = now() - start;
    if (search > longest) longest = search;
  }
  printf("%s\t%.1f\t%lld\t%.1f\n", name, took / count, legal, longest / 1000);
  free(instants);
  zone_count = row_count = 0;
}

int main(int argc, char **argv) {
  if (argc != 2) fail("usage: law ZONEINFO < SCRIPT");
  static char line[1 << 16];
  char name[64] = "";
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    char *rest = line, *word = strsep(&rest, " ");
    struct row *row = row_count ? &rows[row_count - 1] : NULL;
    if (!strcmp(word, "case")) snprintf(name, sizeof name, "%s", rest);
    if (!strcmp(word, "zone")) read_zone(argv[1], rest, &zones[zone_count++]);
    if (!strcmp(word, "row")) read_row(rest);
    if (!strcmp(word, "day") && row) row->days[row->count++] = atoi(rest);
    if (!strcmp(word, "known") && row) row->minds = sscanf(rest, "%d %d", &row->first, &row->last) == 2;
    if (!strcmp(word, "instants")) measure(name, rest);
  }
  return 0;
}
