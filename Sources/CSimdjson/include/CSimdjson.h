#ifndef SPOOR_CSIMDJSON_H
#define SPOOR_CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser and the one document it holds. Not thread-safe; reuse it, its buffers grow once.
typedef struct spoor_json_parser spoor_json_parser;

/// A value of the parser's current document; dies with the next parse.
typedef struct {
  const void *document;
  size_t index;
} spoor_json_value;

/// UTF-8 bytes inside the parser's current document; may contain zero bytes.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} spoor_json_text;

/// A place between two values of an array or two members of an object.
typedef struct {
  spoor_json_value next;
  spoor_json_value end;
} spoor_json_cursor;

typedef enum {
  SPOOR_JSON_NULL,
  SPOOR_JSON_BOOL,
  SPOOR_JSON_INT64,
  SPOOR_JSON_UINT64,
  SPOOR_JSON_DOUBLE,
  SPOOR_JSON_STRING,
  SPOOR_JSON_ARRAY,
  SPOOR_JSON_OBJECT,
} spoor_json_kind;

/// What became of a parse; what the others say stands in spoor_json_message.
typedef enum {
  SPOOR_JSON_OK,
  SPOOR_JSON_TOO_DEEP,
  SPOOR_JSON_NOT_UTF8,
  SPOOR_JSON_NO_MEMORY,
  SPOOR_JSON_MALFORMED,
} spoor_json_outcome;

/// Containers may be nested this deep.
enum { SPOOR_JSON_MAX_DEPTH = 64 };

/// Bytes behind the text that must be readable, whatever they hold.
size_t spoor_json_padding(void);

/// NULL when memory is short.
spoor_json_parser *spoor_json_parser_create(void);
void spoor_json_parser_destroy(spoor_json_parser *parser);

/// Parses one JSON text; spoor_json_padding() more bytes behind it must be readable.
spoor_json_outcome spoor_json_parse(spoor_json_parser *parser, const uint8_t *bytes, size_t count,
                                    spoor_json_value *root);
/// What simdjson says of the last parse: a static, zero-terminated sentence.
const char *spoor_json_message(const spoor_json_parser *parser);

spoor_json_kind spoor_json_kind_of(spoor_json_value value);

/// Each of these wants a value of its own kind, and gives zero for another.
bool spoor_json_bool(spoor_json_value value);
int64_t spoor_json_int64(spoor_json_value value);
uint64_t spoor_json_uint64(spoor_json_value value);
double spoor_json_double(spoor_json_value value);
spoor_json_text spoor_json_string(spoor_json_value value);

/// The values of an array or the members of an object; a lower bound above 2^24.
size_t spoor_json_count(spoor_json_value container);

spoor_json_cursor spoor_json_array_begin(spoor_json_value array);
bool spoor_json_array_next(spoor_json_cursor *cursor, spoor_json_value *value);
spoor_json_cursor spoor_json_object_begin(spoor_json_value object);
bool spoor_json_object_next(spoor_json_cursor *cursor, spoor_json_text *key,
                            spoor_json_value *value);

#ifdef __cplusplus
}
#endif

#endif
