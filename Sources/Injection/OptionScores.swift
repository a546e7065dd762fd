/// How likely a model held each option of a question under one condition.
public struct OptionScores: Hashable, Sendable {
  /// The natural log-probability of each option; `nil` where it is missing.
  public var sums: [Double?]
  /// The tokens of each option, at least 1; `nil` where nobody told.
  public var tokens: [Int]?
  /// The characters of what was scored of each option, at least 1; `nil` where it was the option's text.
  public var characters: [Int]?

  /// Joins what is known of the options, in their order.
  public init(sums: [Double?], tokens: [Int]? = nil, characters: [Int]? = nil) {
    self.sums = sums
    self.tokens = tokens
    self.characters = characters
  }

  /// Each option's figure by a rule; `nil` where one is not known.
  func figures(by rule: ChoiceRule, options: [String]) -> [Double]? {
    let known = sums.compactMap { $0 }
    guard known.count == sums.count else { return nil }
    switch rule {
    case .sum: return known
    case .perToken:
      return tokens.map { tokens in zip(known, tokens).map { $0 / Double($1) } }
    case .perCharacter:
      let lengths = characters ?? options.map { $0.unicodeScalars.count }
      guard lengths.allSatisfy({ $0 > 0 }) else { return nil }
      return zip(known, lengths).map { $0 / Double($1) }
    }
  }
}
