// Errors come as values instead of exceptions of the parser's. Some malformed texts ("[.a]") break its assertions,
// which would abort the process, or be taken for granted with NDEBUG; here they throw, and are caught below.
#undef NDEBUG
struct broken_assertion {};
#define TOML_ASSERT(expression) \
  do { \
    if (!(expression)) throw broken_assertion(); \
  } while (false)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// Parsing and releasing recurse; this and the limit on dots below keep them within a small thread's stack.
#define TOML_MAX_NESTED_VALUES 64
#include "ctoml.h"

#include <string>
#include <toml++/toml.h>
#include <utility>
#include <vector>

struct ctoml_document {
  toml::table root;
  std::vector<ctoml_node> nodes;
  std::string error;
  uint32_t line = 0, column = 0;
};

static ctoml_node described(const toml::node &value, int32_t parent, const toml::key *key) {
  ctoml_node node{};
  node.parent = parent;
  node.line = value.source().begin.line;
  node.column = value.source().begin.column;
  if (key) {
    node.key = key->str().data();
    node.key_length = key->str().size();
    node.key_line = key->source().begin.line;
    node.key_column = key->source().begin.column;
  }
  switch (value.type()) {
    case toml::node_type::table: node.kind = CTOML_TABLE; break;
    case toml::node_type::array: node.kind = CTOML_ARRAY; break;
    case toml::node_type::string:
      node.kind = CTOML_STRING;
      node.text = value.as_string()->get().data();
      node.text_length = value.as_string()->get().size();
      break;
    case toml::node_type::integer:
      node.kind = CTOML_INTEGER;
      node.integer = value.as_integer()->get();
      break;
    case toml::node_type::floating_point:
      node.kind = CTOML_FLOAT;
      node.real = value.as_floating_point()->get();
      break;
    case toml::node_type::boolean:
      node.kind = CTOML_BOOLEAN;
      node.integer = value.as_boolean()->get() ? 1 : 0;
      break;
    case toml::node_type::date: {
      const toml::date &date = value.as_date()->get();
      node.kind = CTOML_DATE;
      node.year = date.year;
      node.month = date.month;
      node.day = date.day;
      break;
    }
    default: node.kind = CTOML_TIME;
  }
  return node;
}

/// Dotted keys nest one table for each dot, without a limit of the parser's own.
static constexpr uint32_t most_dots_in_a_line = 256;

/// The line that has too many dots, or 0.
static uint32_t overlong_key(const char *bytes, size_t length) {
  uint32_t line = 1, dots = 0;
  for (size_t index = 0; index < length; index++) {
    if (bytes[index] == '\n') {
      line++;
      dots = 0;
    } else if (bytes[index] == '.' && ++dots > most_dots_in_a_line) {
      return line;
    }
  }
  return 0;
}

/// Breadth first, so that a parent stands before its children and depth costs no stack.
static void flatten(ctoml_document &document) {
  std::vector<const toml::node *> values{&document.root};
  document.nodes.push_back(described(document.root, -1, nullptr));
  for (size_t index = 0; index < values.size(); index++) {
    const toml::node *value = values[index];
    const auto parent = static_cast<int32_t>(index);
    if (const toml::table *table = value->as_table()) {
      for (auto &&[key, child] : *table) {
        values.push_back(&child);
        document.nodes.push_back(described(child, parent, &key));
      }
    } else if (const toml::array *array = value->as_array()) {
      for (auto &&child : *array) {
        values.push_back(&child);
        document.nodes.push_back(described(child, parent, nullptr));
      }
    }
  }
}

static void read(ctoml_document &document, std::string_view text) {
  toml::parse_result result = toml::parse(text);
  if (result) {
    document.root = std::move(result).table();
    flatten(document);
    return;
  }
  document.error = result.error().description();
  if (document.error.empty()) document.error = "the text is not TOML";
  document.line = result.error().source().begin.line;
  document.column = result.error().source().begin.column;
}

static bool breaks_assertion(std::string_view text) {
  try {
    toml::parse_result result = toml::parse(text);
    return false;
  } catch (const broken_assertion &) {
    return true;
  }
}

/// The line at which the parser breaks an assertion: the last of the fewest lines that make it do so.
static uint32_t line_of_broken_assertion(std::string_view text) {
  std::vector<size_t> ends;
  for (size_t index = 0; index < text.size(); index++) {
    if (text[index] == '\n') ends.push_back(index + 1);
  }
  size_t least = 0, most = ends.size();
  while (least < most) {
    const size_t middle = (least + most) / 2;
    if (breaks_assertion(text.substr(0, ends[middle]))) {
      most = middle;
    } else {
      least = middle + 1;
    }
  }
  return static_cast<uint32_t>(least + 1);
}

extern "C" ctoml_document *ctoml_parse(const char *bytes, size_t length) {
  ctoml_document *document = nullptr;
  const std::string_view text(bytes, length);
  try {
    document = new ctoml_document();
    document->line = overlong_key(bytes, length);
    if (document->line > 0) {
      document->error = "more than 256 dots in one line";
      document->column = 1;
      return document;
    }
    try {
      read(*document, text);
    } catch (const broken_assertion &) {
      document->error = "malformed line";
      document->line = line_of_broken_assertion(text);
      document->column = 1;
    }
    return document;
  } catch (...) {
    delete document;
    return nullptr;
  }
}

extern "C" void ctoml_free(ctoml_document *document) { delete document; }

extern "C" const char *ctoml_error(const ctoml_document *document, uint32_t *line, uint32_t *column) {
  if (document->error.empty()) return nullptr;
  *line = document->line;
  *column = document->column;
  return document->error.c_str();
}

extern "C" size_t ctoml_count(const ctoml_document *document) { return document->nodes.size(); }

extern "C" ctoml_node ctoml_node_at(const ctoml_document *document, size_t index) { return document->nodes[index]; }
