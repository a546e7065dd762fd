/// A value that is written as `null` where there is none, so that every answer has the same keys.
@propertyWrapper
struct Written<Value: Encodable & Sendable>: Encodable, Sendable {
  var wrappedValue: Value?

  // A wrapper's memberwise initialiser must be written, or those of its users take a `Written`.
  // swift-format-ignore: UseSynthesizedInitializer
  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
