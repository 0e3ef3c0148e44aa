#ifndef CTOML_H
#define CTOML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A read TOML text as a flat list of nodes. Node 0 is the root table; each node stands after its parent.
typedef struct ctoml_document ctoml_document;

enum ctoml_kind {
  CTOML_TABLE,
  CTOML_ARRAY,
  CTOML_STRING,
  CTOML_INTEGER,
  CTOML_FLOAT,
  CTOML_BOOLEAN,
  CTOML_DATE,
  CTOML_TIME
};

/// Lines and columns count from 1, columns in code points; 0 where there is no position (the root).
typedef struct {
  int32_t kind;
  int32_t parent;  ///< Index of the table or array that holds the node; -1 for the root.
  const char *key;  ///< Not terminated; NULL in arrays and for the root. Lives as long as the document.
  size_t key_length;
  uint32_t key_line, key_column;
  uint32_t line, column;
  const char *text;  ///< Strings only; not terminated. Lives as long as the document.
  size_t text_length;
  int64_t integer;  ///< Integers; booleans as 0 and 1.
  double real;
  int32_t year, month, day;  ///< Dates without a time.
} ctoml_node;

/// Reads `length` bytes of UTF-8. NULL only if memory ran out. Release with ctoml_free.
ctoml_document *ctoml_parse(const char *bytes, size_t length);
void ctoml_free(ctoml_document *document);

/// The message of a syntax error, or NULL if the text was read.
const char *ctoml_error(const ctoml_document *document, uint32_t *line, uint32_t *column);

size_t ctoml_count(const ctoml_document *document);
/// The node at `index`, which must be below ctoml_count.
ctoml_node ctoml_node_at(const ctoml_document *document, size_t index);

#ifdef __cplusplus
}
#endif

#endif
