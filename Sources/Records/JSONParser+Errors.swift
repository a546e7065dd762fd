import CSimdjson
import SpoorModel

extension JSONParser {
  static func outOfMemory(at location: SpoorError.Location?) -> SpoorError {
    SpoorError(
      .inputOutput,
      "there is not enough memory to parse this record",
      at: location,
      remedy: "Free memory, or split the record."
    )
  }

  static func tooDeep(at location: SpoorError.Location) -> SpoorError {
    SpoorError(
      .badInput,
      "arrays and objects are nested more than \(SPOOR_JSON_MAX_DEPTH) levels deep",
      at: location,
      remedy: "Flatten the record."
    )
  }

  static func malformed(_ message: String, at location: SpoorError.Location) -> SpoorError {
    SpoorError(
      .badInput,
      "this is not one JSON value (simdjson: \(trimmed(message)))",
      at: location,
      remedy: "Repair the record: look for a missing quote, comma or brace, or for text behind it."
    )
  }

  static func notUTF8(
    _ text: UnsafeRawBufferPointer,
    at location: SpoorError.Location
  ) -> SpoorError {
    let place = firstInvalidByte(of: text).map { " at byte \($0 + 1) of the record" } ?? ""
    return SpoorError(
      .badInput,
      "the text is not valid UTF-8\(place)",
      at: location,
      remedy: "Save the file as UTF-8 (for example 'iconv -f latin1 -t utf-8')."
    )
  }

  /// The offset of the first byte that starts no valid character.
  private static func firstInvalidByte(of text: UnsafeRawBufferPointer) -> Int? {
    var bytes = text.makeIterator()
    var decoder = UTF8()
    var offset = 0
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  /// simdjson's sentence without its final full stop, which the error sets itself.
  private static func trimmed(_ message: String) -> String {
    message.hasSuffix(".") ? String(message.dropLast()) : message
  }
}
