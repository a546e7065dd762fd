import Foundation

extension StoreQuery.Value: Encodable {
  /// Writes a number, a text or null; a blob as Base64, and what is no finite number as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .integer(let number): try container.encode(number)
    // JSON knows no infinity.
    case .real(let number):
      if number.isFinite { try container.encode(number) } else { try container.encodeNil() }
    case .text(let text): try container.encode(text)
    case .blob(let data): try container.encode(data.base64EncodedString())
    }
  }
}
