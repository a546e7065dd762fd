import Figures
public import SpoorModel
public import Statistics

/// Accuracy by how often a fact was told.
///
/// Does a model know better what it read more often? Ovadia et al. (2312.05934, §6) find that accuracy rises with
/// the number of paraphrases tuned on. Here nobody varied it: facts that are told often may be easier for other
/// reasons.
public struct ExposureCurve: Hashable, Sendable {
  /// What is counted of a fact.
  public enum Measure: String, Hashable, Sendable, Codable, CaseIterable {
    /// Rows that hold it.
    case rows
    /// Ways in which they say it.
    case phrasings
    /// What a field of the questions' records says, such as mentions in the base model's training data.
    case field
  }

  /// Questions whose facts were told about as often.
  public struct Bin: Hashable, Sendable {
    /// The least number.
    public let low: Int
    /// The greatest; `nil` in the last, which is open.
    public let high: Int?
    /// Right answers.
    public let right: Rate
  }

  /// The condition.
  public let condition: String
  /// What was counted.
  public let measure: Measure
  /// By number, ascending; those without questions are left out.
  public let bins: [Bin]
  /// The steps from one bin to the next at which the accuracy falls.
  public let falls: Int
  /// Spearman's correlation, over questions, of the number and being right; `nil` where either is constant.
  public let correlation: Estimate?
  /// The questions that were scored.
  public let questions: Int

  /// Where bins begin.
  static let edges = [0, 1, 2, 3, 5, 9, 17, 33]

  /// Computes a curve.
  ///
  /// - Parameters:
  ///   - condition: under which questions were scored.
  ///   - rule: by which figure options are chosen.
  ///   - numbers: how often the fact of each question was told.
  ///   - measure: what was counted.
  ///   - bootstrap: draws questions.
  public init(
    _ condition: String,
    by rule: ChoiceRule,
    of numbers: [(question: ChoiceQuestion, number: Int)],
    counting measure: Measure,
    bootstrap: Bootstrap = Bootstrap()
  ) {
    let known = numbers.compactMap { pair in
      pair.question.isRight(under: condition, by: rule).map { (number: pair.number, isRight: $0) }
    }
    let bins = Self.edges.indices.compactMap { edge -> Bin? in
      let next = edge + 1 < Self.edges.count ? Self.edges[edge + 1] : nil
      let inside = known.filter { $0.number >= Self.edges[edge] && $0.number < next ?? .max }
      guard !inside.isEmpty else { return nil }
      return Bin(
        low: Self.edges[edge],
        high: next.map { $0 - 1 },
        right: Rate(
          Proportion(successes: inside.count { $0.isRight }, trials: inside.count)
        )
      )
    }
    let shares = bins.compactMap { $0.right.share?.value }
    self.condition = condition
    self.measure = measure
    self.bins = bins
    falls = zip(shares, shares.dropFirst()).count { $1 < $0 }
    questions = known.count
    let correlation = SpearmanOfUnits(
      known.map { Double($0.number) },
      known.map { $0.isRight ? 1 : 0 }
    )
    self.correlation = Estimate.estimates(of: [correlation], by: bootstrap)[0]
  }
}
