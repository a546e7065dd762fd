import Figures
public import SpoorModel
import Statistics

/// How many questions each category holds, and how often their answers were right.
public struct CategoryShares: Hashable, Sendable {
  /// One category.
  public struct Share: Hashable, Sendable {
    /// The category.
    public var category: KnowledgeCategory
    /// Its questions, of all.
    public var questions: Rate
    /// The mean over its questions of P_Correct of greedy answers; `nil` without questions.
    public var pGreedy: Double?
    /// The same of sampled answers.
    public var pSample: Double?
  }

  /// All categories, the best known first.
  public let shares: [Share]
  /// All questions.
  public let questions: Int

  /// Counts questions.
  public init(of questions: [ClassifiedQuestion]) {
    self.questions = questions.count
    let groups = Dictionary(grouping: questions, by: \.category)
    shares = KnowledgeCategory.allCases.map { category in
      let group = groups[category] ?? []
      let proportion = Proportion(successes: group.count, trials: questions.count)
      return Share(
        category: category,
        questions: Rate(proportion),
        pGreedy: Self.mean(group.map(\.pGreedy)),
        pSample: Self.mean(group.map(\.pSample))
      )
    }
  }

  /// The questions of a category.
  public subscript(category: KnowledgeCategory) -> Int {
    shares.first { $0.category == category }?.questions.count ?? 0
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
