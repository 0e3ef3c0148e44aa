#ifndef CPHONE_H
#define CPHONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cphone_kind {
  CPHONE_FIXED,
  CPHONE_MOBILE,
  CPHONE_FIXED_OR_MOBILE,
  CPHONE_TOLL_FREE,
  CPHONE_OTHER,
  /// The number plan does not contain the number, so nothing is known.
  CPHONE_UNKNOWN
};

typedef struct {
  char e164[32];  ///< Terminated.
  char region[4];  ///< Two letters, terminated; empty where the number has no region.
  int32_t kind;
  bool valid;
} cphone_number;

/// Reads `length` bytes of UTF-8. `region` is two letters, terminated, for numbers in national spelling, or NULL.
/// False if the text is no number, or one too short or too long for its country. Safe from any thread.
bool cphone_read(const char *text, size_t length, const char *region, cphone_number *number);

#ifdef __cplusplus
}
#endif

#endif
