/// A value that is written as `null` where there is none, so that every answer has the same keys.
@propertyWrapper
struct Written<Value: Encodable & Sendable>: Encodable, Sendable {
  var wrappedValue: Value?

  // Written out, or the initialisers of its users would take a `Written`.
  init(wrappedValue value: Value?) { wrappedValue = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
