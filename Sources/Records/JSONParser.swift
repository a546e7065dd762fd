import CSimdjson
import SpoorModel

/// Turns JSON texts into values with simdjson; one parser is reused for many texts, because its
/// buffers cost more than a short text.
final class JSONParser {
  /// Bytes behind a text that must be readable.
  static let padding = spoor_json_padding()

  private let handle: OpaquePointer

  init() throws(SpoorError) {
    guard let handle = spoor_json_parser_create() else { throw Self.outOfMemory(at: nil) }
    self.handle = handle
  }

  deinit { spoor_json_parser_destroy(handle) }

  /// Parses one text; ``padding`` bytes behind it must be readable.
  ///
  /// Of an object that is passed over arrays and objects are left out.
  func value(
    of text: UnsafeRawBufferPointer,
    passingOver passed: PassedOver? = nil,
    at location: @autoclosure () -> SpoorError.Location
  ) throws(SpoorError) -> JSONValue {
    var root = spoor_json_value()
    let bytes = text.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let outcome = spoor_json_parse(handle, bytes, text.count, &root)
    guard outcome != SPOOR_JSON_OK else {
      return passed.flatMap { Self.outline(of: root, $0) }.map(JSONValue.object)
        ?? Self.value(root)
    }
    let message = String(cString: spoor_json_message(handle))
    if outcome == SPOOR_JSON_MALFORMED, let repaired = NotANumber.replaced(in: text) {
      return try value(copying: repaired, at: location())
    }
    switch outcome {
    case SPOOR_JSON_NO_MEMORY: throw Self.outOfMemory(at: location())
    case SPOOR_JSON_TOO_DEEP: throw Self.tooDeep(at: location())
    case SPOOR_JSON_NOT_UTF8: throw Self.notUTF8(text, at: location())
    default: throw Self.malformed(message, at: location())
    }
  }

  /// Parses one text from a copy that has the padding.
  func value(
    copying bytes: [UInt8],
    at location: @autoclosure () -> SpoorError.Location
  ) throws(SpoorError) -> JSONValue {
    let padded = bytes + [UInt8](repeating: 0, count: Self.padding)
    let place = location()
    return try padded.withUnsafeBufferPointer { buffer throws(SpoorError) in
      let text = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[..<bytes.count]))
      return try value(of: text, at: place)
    }
  }

  static func value(_ value: spoor_json_value) -> JSONValue {
    switch spoor_json_kind_of(value) {
    case SPOOR_JSON_BOOL: .bool(spoor_json_bool(value))
    case SPOOR_JSON_INT64: .int(Int(spoor_json_int64(value)))
    case SPOOR_JSON_UINT64: .double(Double(spoor_json_uint64(value)))
    case SPOOR_JSON_DOUBLE: .double(spoor_json_double(value))
    case SPOOR_JSON_STRING: .string(string(spoor_json_string(value)))
    case SPOOR_JSON_ARRAY: .array(array(value))
    case SPOOR_JSON_OBJECT: .object(object(value))
    default: .null
    }
  }

  private static func array(_ array: spoor_json_value) -> [JSONValue] {
    var values: [JSONValue] = []
    values.reserveCapacity(spoor_json_count(array))
    var cursor = spoor_json_array_begin(array)
    var element = spoor_json_value()
    while spoor_json_array_next(&cursor, &element) { values.append(value(element)) }
    return values
  }

  private static func object(_ object: spoor_json_value) -> JSONObject {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(spoor_json_count(object))
    var cursor = spoor_json_object_begin(object)
    var key = spoor_json_text()
    var element = spoor_json_value()
    while spoor_json_object_next(&cursor, &key, &element) {
      members.append(JSONObject.Member(key: string(key), value: value(element)))
    }
    return JSONObject(members)
  }

  static func string(_ text: spoor_json_text) -> String {
    String(decoding: UnsafeBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
  }
}
