import Statistics

/// What a classification of questions comes to.
public struct KnowledgeFigures: Hashable, Sendable {
  /// The questions of one relation.
  public struct Relation: Hashable, Sendable {
    /// Its name; `nil` for questions that tell none.
    public var name: String?
    /// Their categories.
    public var shares: CategoryShares
  }

  /// All questions.
  public let all: CategoryShares
  /// By relation, sorted by name; empty where no question tells one.
  public let relations: [Relation]
  /// What fewer sets of exemplars would have said; empty unless all questions have as many.
  public let ablation: [ExemplarAblation]
  /// Pearson's r over questions between P_Correct of all answers and the mean word F1; `nil` where that was
  /// not computed or one of them never differs.
  public let f1Correlation: Double?
  /// What a reader of the figures must know, whole sentences.
  public let caveats: [String]

  /// Computes the figures of at least one question.
  public init(of questions: [ClassifiedQuestion], temperatures: Set<Double> = []) {
    all = CategoryShares(of: questions)
    relations = Self.relations(of: questions)
    let counts = Set(questions.map(\.sets.count))
    ablation = counts.count == 1 ? ExemplarAblation.all(of: questions) : []
    let withF1 = questions.compactMap { question in question.wordF1.map { (question, $0) } }
    f1Correlation = PearsonCorrelation(withF1.map { Self.pCorrect($0.0) }, withF1.map(\.1)).value
    caveats = Self.caveats(questions, temperatures)
  }

  private static func relations(of questions: [ClassifiedQuestion]) -> [Relation] {
    guard questions.contains(where: { $0.relation != nil }) else { return [] }
    let groups = Dictionary(grouping: questions, by: \.relation)
    return groups.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { name, group in
      Relation(name: name, shares: CategoryShares(of: group))
    }
  }

  private static func pCorrect(_ question: ClassifiedQuestion) -> Double {
    let right = question.greedy.successes + question.sampled.successes
    return Double(right) / Double(question.greedy.trials + question.sampled.trials)
  }

  private static func caveats(
    _ questions: [ClassifiedQuestion],
    _ temperatures: Set<Double>
  ) -> [String] {
    var caveats: [String] = []
    let greedy = questions.map(\.greedy.trials)
    let sampled = questions.map(\.sampled.trials)
    for (name, counts) in [("greedy", greedy), ("sampled", sampled)] {
      guard let least = counts.min(), let most = counts.max(), least < most else { continue }
      caveats.append(
        "Questions have \(least) to \(most) \(name) answers: with fewer, more of them come out Unknown."
      )
    }
    if let most = greedy.max(), most < SliCK.exemplarSets {
      caveats.append(
        "At most \(most) sets of exemplars a question; the study has \(SliCK.exemplarSets), and fewer "
          + "call more questions Unknown."
      )
    }
    return caveats + [SliCK.severalTemperatures(temperatures)].compactMap { $0 }
  }
}

/// The study's numbers.
///
/// Gekhman et al. 2024 (2405.05904).
public enum SliCK {
  /// Sets of four exemplars a question.
  public static let exemplarSets = 10
  /// Samples behind each.
  public static let samplesPerSet = 16

  /// How many generations the study's way costs: a greedy answer and the samples behind each set.
  public static func generations(questions: Int) -> Int {
    questions * exemplarSets * (1 + samplesPerSet)
  }

  /// What a reader must know of samples of several temperatures; `nil` where they have one at most.
  static func severalTemperatures(_ temperatures: Set<Double>) -> String? {
    guard temperatures.count > 1 else { return nil }
    let list = temperatures.sorted().map { "\($0)" }.joined(separator: ", ")
    return "Samples of several temperatures (\(list)) are counted alike."
  }
}
