import Figures
public import SpoorModel
import Statistics

/// How models that were tuned on different mixes answer test questions of each category.
///
/// Gekhman et al. (2405.05904, §5, Table 2 and §I; Table 8 for answers that are withheld).
public struct AccuracyMatrix: Hashable, Sendable {
  /// One model.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public var variant: String
    /// Right answers of all questions.
    public var full: Rate
    /// Right answers of each category's questions.
    public var categories: [KnowledgeCategory: Rate]
    /// Questions that were answered.
    public var answered: Rate
    /// Right answers of those that were answered.
    public var selective: Rate
    /// Questions that the base model knew and this one answers wrongly: the study's stand-in for
    /// hallucinations (§B).
    public var knownFailed: Rate

    /// Full as the test's shares of categories make it of the categories' accuracies; `nil` where a question
    /// has no category.
    public var weighted: Double? {
      let parts = categories.values
      guard parts.reduce(0, { $0 + $1.of }) == full.of, full.of > 0 else { return nil }
      return parts.reduce(0) { $0 + ($1.share?.value ?? 0) * Double($1.of) } / Double(full.of)
    }
  }

  /// Two models on the questions that both were asked.
  public struct Comparison: Hashable, Sendable {
    /// The model.
    public var variant: String
    /// The one that it is compared with.
    public var reference: String
    /// The questions' category; `nil`: all.
    public var category: KnowledgeCategory?
    /// How many both were asked.
    public var questions: Int
    /// Its accuracy less the other's.
    public var difference: Estimate
    /// By the study's test: a paired t-test over 100 random parts of the questions; `nil` for fewer than two
    /// questions.
    public var splitP: Double?
    /// By McNemar's exact test over the questions.
    public var mcNemarP: Double
  }

  /// The models, in the order in which they come first.
  public let rows: [Row]
  /// Every model beside the best of each column, or beside the one that was named.
  public let comparisons: [Comparison]
  /// Answers to questions without a category.
  public let uncategorised: Int

  /// The parts that the study's test splits questions into.
  public static let splits = 100

  /// Computes the matrix of answers.
  ///
  /// - Parameters:
  ///   - answers: of each variant one answer a question at most.
  ///   - reference: the variant that all others are compared with; `nil`: the most accurate of each column.
  ///   - seed: the start of the random sequence by which the study's test splits questions.
  public init(_ answers: [TestAnswer], reference: String? = nil, seed: UInt64 = 20_240_509) {
    var order: [String] = []
    var groups: [String: [TestAnswer]] = [:]
    for answer in answers {
      if groups[answer.variant] == nil { order.append(answer.variant) }
      groups[answer.variant, default: []].append(answer)
    }
    let rows = order.map { Self.row($0, groups[$0] ?? []) }
    self.rows = rows
    uncategorised = answers.count { $0.category == nil }
    let columns: [KnowledgeCategory?] = [nil] + KnowledgeCategory.allCases
    comparisons = columns.flatMap { column -> [Comparison] in
      guard let best = reference ?? Self.best(rows, column) else { return [] }
      return order.filter { $0 != best }.compactMap { variant in
        PairedAnswers(groups[variant] ?? [], groups[best] ?? [], column)
          .comparison(variant, best, column, seed: seed)
      }
    }
  }

  private static func row(_ variant: String, _ answers: [TestAnswer]) -> Row {
    func rate(_ questions: [TestAnswer], _ isCounted: (TestAnswer) -> Bool) -> Rate {
      Rate(Proportion(successes: questions.count(where: isCounted), trials: questions.count))
    }
    var categories: [KnowledgeCategory: Rate] = [:]
    for category in KnowledgeCategory.allCases {
      let questions = answers.filter { $0.category == category }
      if !questions.isEmpty { categories[category] = rate(questions, \.isRight) }
    }
    let known = answers.filter { $0.category != nil && $0.category != .unknown }
    return Row(
      variant: variant,
      full: rate(answers, \.isRight),
      categories: categories,
      answered: rate(answers, \.isAnswered),
      selective: rate(answers.filter(\.isAnswered), \.isRight),
      knownFailed: rate(known) { $0.isAnswered && !$0.isRight }
    )
  }

  /// The most accurate variant of a column, the first of several.
  private static func best(_ rows: [Row], _ column: KnowledgeCategory?) -> String? {
    func accuracy(_ row: Row) -> Double? {
      (column.map { row.categories[$0] } ?? row.full)?.share?.value
    }
    let told = rows.compactMap { row in accuracy(row).map { (row.variant, $0) } }
    guard let highest = told.map(\.1).max() else { return nil }
    return told.first { $0.1 == highest }?.0
  }
}

/// The answers of two models to the questions that both were asked.
private struct PairedAnswers {
  private var pairs: [(first: Bool, second: Bool)] = []

  init(_ answers: [TestAnswer], _ reference: [TestAnswer], _ column: KnowledgeCategory?) {
    var right: [QuestionID: Bool] = [:]
    for answer in reference { right[answer.id] = answer.isRight }
    for answer in answers where column == nil || answer.category == column {
      if let other = right[answer.id] { pairs.append((answer.isRight, other)) }
    }
  }

  func comparison(
    _ variant: String,
    _ reference: String,
    _ column: KnowledgeCategory?,
    seed: UInt64
  ) -> AccuracyMatrix.Comparison? {
    let proportions = PairedProportions(pairs)
    guard let difference = Estimate(proportions) else { return nil }
    return AccuracyMatrix.Comparison(
      variant: variant,
      reference: reference,
      category: column,
      questions: pairs.count,
      difference: difference,
      splitP: splitTest(seed: seed)?.pValue,
      mcNemarP: proportions.test.pValue
    )
  }

  /// Gekhman et al., §I: shuffled, in 100 parts of about equal size, whose accuracies are compared in pairs.
  private func splitTest(seed: UInt64) -> PairedTTest? {
    let parts = min(AccuracyMatrix.splits, pairs.count)
    var generator = SplitMix64(seed: seed)
    var order = Array(pairs.indices)
    for place in order.indices.reversed() where place > 0 {
      order.swapAt(place, generator.index(below: place + 1))
    }
    let differences = (0..<parts).map { part in
      let places = (part * pairs.count / parts)..<((part + 1) * pairs.count / parts)
      let gained = places.reduce(0) { sum, place in
        let pair = pairs[order[place]]
        return sum + (pair.first ? 1 : 0) - (pair.second ? 1 : 0)
      }
      return Double(gained) / Double(places.count)
    }
    return PairedTTest(differences)
  }
}
