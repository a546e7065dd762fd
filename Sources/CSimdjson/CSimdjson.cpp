// Without exceptions simdjson offers error codes alone, so nothing can be thrown across the border.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>

#include "CSimdjson.h"

namespace dom = simdjson::dom;

struct spoor_json_parser {
  dom::parser parser;
  simdjson::error_code error = simdjson::SUCCESS;
};

namespace {

// simdjson's elements and iterators are one pointer and one index, and trivially copyable: they are
// carried through C as such.
template <typename Handle> Handle opened(spoor_json_value value) {
  static_assert(sizeof(Handle) == sizeof(spoor_json_value), "simdjson's handles have changed");
  static_assert(std::is_trivially_copyable<Handle>::value, "simdjson's handles have changed");
  Handle handle;
  std::memcpy(static_cast<void *>(&handle), &value, sizeof value);
  return handle;
}

template <typename Handle> spoor_json_value closed(const Handle &handle) {
  static_assert(sizeof(Handle) == sizeof(spoor_json_value), "simdjson's handles have changed");
  spoor_json_value value;
  std::memcpy(&value, static_cast<const void *>(&handle), sizeof value);
  return value;
}

template <typename Number> Number number(spoor_json_value value) {
  Number result = 0;
  if (opened<dom::element>(value).get(result) != simdjson::SUCCESS) { return 0; }
  return result;
}

spoor_json_text text(std::string_view view) {
  return {reinterpret_cast<const uint8_t *>(view.data()), view.size()};
}

spoor_json_outcome outcome(simdjson::error_code error) {
  switch (error) {
  case simdjson::SUCCESS: return SPOOR_JSON_OK;
  case simdjson::DEPTH_ERROR: return SPOOR_JSON_TOO_DEEP;
  case simdjson::UTF8_ERROR: return SPOOR_JSON_NOT_UTF8;
  case simdjson::MEMALLOC: return SPOOR_JSON_NO_MEMORY;
  default: return SPOOR_JSON_MALFORMED;
  }
}

} // namespace

size_t spoor_json_padding(void) { return simdjson::SIMDJSON_PADDING; }

spoor_json_parser *spoor_json_parser_create(void) {
  auto *parser = new (std::nothrow) spoor_json_parser;
  if (parser == nullptr) { return nullptr; }
  // simdjson refuses the level that reaches its limit, and its first level is the document.
  const size_t levels = SPOOR_JSON_MAX_DEPTH + 1;
  if (parser->parser.allocate(4096, levels) != simdjson::SUCCESS) {
    delete parser;
    return nullptr;
  }
  return parser;
}

void spoor_json_parser_destroy(spoor_json_parser *parser) { delete parser; }

spoor_json_outcome spoor_json_parse(spoor_json_parser *parser, const uint8_t *bytes, size_t count,
                                    spoor_json_value *root) {
  dom::element element;
  parser->error = parser->parser.parse(bytes, count, false).get(element);
  if (parser->error == simdjson::SUCCESS) { *root = closed(element); }
  return outcome(parser->error);
}

const char *spoor_json_message(const spoor_json_parser *parser) {
  return simdjson::error_message(parser->error);
}

spoor_json_kind spoor_json_kind_of(spoor_json_value value) {
  switch (opened<dom::element>(value).type()) {
  case dom::element_type::BOOL: return SPOOR_JSON_BOOL;
  case dom::element_type::INT64: return SPOOR_JSON_INT64;
  case dom::element_type::UINT64: return SPOOR_JSON_UINT64;
  case dom::element_type::DOUBLE: return SPOOR_JSON_DOUBLE;
  case dom::element_type::STRING: return SPOOR_JSON_STRING;
  case dom::element_type::ARRAY: return SPOOR_JSON_ARRAY;
  case dom::element_type::OBJECT: return SPOOR_JSON_OBJECT;
  case dom::element_type::NULL_VALUE: return SPOOR_JSON_NULL;
  }
  return SPOOR_JSON_NULL;
}

bool spoor_json_bool(spoor_json_value value) {
  bool result = false;
  return opened<dom::element>(value).get(result) == simdjson::SUCCESS && result;
}

int64_t spoor_json_int64(spoor_json_value value) { return number<int64_t>(value); }
uint64_t spoor_json_uint64(spoor_json_value value) { return number<uint64_t>(value); }
double spoor_json_double(spoor_json_value value) { return number<double>(value); }

spoor_json_text spoor_json_string(spoor_json_value value) {
  std::string_view view;
  if (opened<dom::element>(value).get(view) != simdjson::SUCCESS) { return {nullptr, 0}; }
  return text(view);
}

size_t spoor_json_count(spoor_json_value container) {
  dom::array array;
  if (opened<dom::element>(container).get(array) == simdjson::SUCCESS) { return array.size(); }
  dom::object object;
  if (opened<dom::element>(container).get(object) == simdjson::SUCCESS) { return object.size(); }
  return 0;
}

spoor_json_cursor spoor_json_array_begin(spoor_json_value value) {
  dom::array array;
  if (opened<dom::element>(value).get(array) != simdjson::SUCCESS) { return {value, value}; }
  return {closed(array.begin()), closed(array.end())};
}

bool spoor_json_array_next(spoor_json_cursor *cursor, spoor_json_value *value) {
  if (cursor->next.index == cursor->end.index) { return false; }
  auto iterator = opened<dom::array::iterator>(cursor->next);
  *value = closed(*iterator);
  ++iterator;
  cursor->next = closed(iterator);
  return true;
}

spoor_json_cursor spoor_json_object_begin(spoor_json_value value) {
  dom::object object;
  if (opened<dom::element>(value).get(object) != simdjson::SUCCESS) { return {value, value}; }
  return {closed(object.begin()), closed(object.end())};
}

bool spoor_json_object_next(spoor_json_cursor *cursor, spoor_json_text *key,
                            spoor_json_value *value) {
  if (cursor->next.index == cursor->end.index) { return false; }
  auto iterator = opened<dom::object::iterator>(cursor->next);
  *key = text(iterator.key());
  *value = closed(iterator.value());
  ++iterator;
  cursor->next = closed(iterator);
  return true;
}
