import Foundation

/// One of a model's likeliest tokens at a place of a response, as people read it.
///
/// Written as `[text, probability]`.
public struct LikelyToken: Hashable, Sendable {
  /// Its text; `#` and its id where nobody told the text.
  public var text: String
  /// Its probability, 0...1, to four significant digits.
  public var probability: Double

  /// Creates a token.
  public init(text: String, probability: Double) {
    self.text = text
    self.probability = probability
  }

  /// The token with its probability to four significant digits.
  var rounded: LikelyToken {
    // By way of its decimal digits, so that the shortest way to write it has no more.
    let digits = Double(String(format: "%.4g", probability))
    return LikelyToken(text: text, probability: digits ?? probability)
  }
}

extension LikelyToken: Codable {
  /// Reads `[text, probability]`.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    text = try container.decode(String.self)
    probability = try container.decode(Double.self)
  }

  /// Writes `[text, probability]`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(text)
    try container.encode(probability)
  }
}
