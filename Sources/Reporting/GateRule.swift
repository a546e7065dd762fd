public import SpoorModel

/// What a pipeline does not accept of an audit: `borrowed_excess.sft > 0.10`.
public struct GateRule: Hashable, Sendable {
  /// How a figure is compared with the threshold.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case less = "<"
  }

  /// The field of summary.json, or a measure and a model.
  public let field: String
  /// How it is compared.
  public let comparison: Comparison
  /// What it is compared with.
  public let threshold: Double

  /// Reads `FIELD OP NUMBER`.
  ///
  /// - Parameter text: as a user writes it.
  /// - Throws: ``SpoorError`` `usage` where it is no such condition.
  public init(parsing text: String) throws(SpoorError) {
    // '>=' before '>': the first that stands in it is meant.
    guard
      let (comparison, place) = Comparison.allCases.lazy
        .compactMap({ comparison in
          text.firstRange(of: comparison.rawValue).map { (comparison, $0) }
        })
        .first,
      let threshold = Double(text[place.upperBound...].trimmed), threshold.isFinite
    else { throw Self.refusal(of: text) }
    let field = text[..<place.lowerBound].trimmed
    guard !field.isEmpty, !field.contains(where: \.isWhitespace) else {
      throw Self.refusal(of: text)
    }
    self.field = field
    self.comparison = comparison
    self.threshold = threshold
  }

  private static func refusal(of text: String) -> SpoorError {
    SpoorError(
      .usage,
      "'\(text)' is no condition",
      remedy: "Write a field of summary.json, one of > >= < <=, and a number, such as "
        + "'borrowed_excess.sft > 0.10'."
    )
  }
}

extension GateRule: CustomStringConvertible {
  /// `borrowed_excess.sft > 0.1`.
  public var description: String { on(field) }

  /// The rule of one field, where it is of several.
  func on(_ field: String) -> String { "\(field) \(comparison.rawValue) \(threshold)" }
}

extension GateRule.Comparison {
  /// Whether a number lies beyond a threshold.
  func holds(_ number: Double, _ threshold: Double) -> Bool {
    switch self {
    case .atLeast: number >= threshold
    case .atMost: number <= threshold
    case .more: number > threshold
    case .less: number < threshold
    }
  }

  /// The end of an interval that lies nearest to acceptance.
  func cautious(_ estimate: Estimate) -> Double? {
    switch self {
    case .atLeast, .more: estimate.low
    case .atMost, .less: estimate.high
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
