public import SpoorModel
public import Statistics

/// What a model knew of one question: SliCK's two figures and its category.
///
/// Gekhman et al. 2024 (2405.05904), §3.
public struct ClassifiedQuestion: Hashable, Sendable {
  /// The row or the prompt.
  public var id: QuestionID
  /// What was asked; `nil` where nothing told it.
  public var question: String?
  /// The right answers, the one that is shown first.
  public var answers: [String]
  /// What of the subject is asked.
  public var relation: String?
  /// Right greedy answers of all: P_Correct at temperature 0.
  public var greedy: Proportion
  /// Right sampled answers of all: P_Correct above temperature 0.
  public var sampled: Proportion
  /// Right answers by set of exemplars.
  public var sets: [ExemplarSetOutcome]
  /// The mean of the answers' word F1, where it was asked for.
  public var wordF1: Double?

  /// Describes a question; it must have a greedy and a sampled answer.
  public init(
    _ id: QuestionID,
    answers: [String],
    greedy: Proportion,
    sampled: Proportion,
    sets: [ExemplarSetOutcome] = []
  ) {
    precondition(greedy.trials > 0 && sampled.trials > 0, "a question without answers")
    self.id = id
    self.answers = answers
    self.greedy = greedy
    self.sampled = sampled
    self.sets = sets
  }

  /// P_Correct of greedy answers.
  public var pGreedy: Double { greedy.share ?? 0 }

  /// P_Correct of sampled answers.
  public var pSample: Double { sampled.share ?? 0 }

  /// The category.
  public var category: KnowledgeCategory { KnowledgeCategory(greedy: greedy, sampled: sampled) }
}

extension KnowledgeCategory {
  /// SliCK's rule; there must be a greedy and a sampled answer.
  init(greedy: Proportion, sampled: Proportion) {
    if greedy.successes == greedy.trials {
      self = .highlyKnown
    } else if greedy.successes > 0 {
      self = .maybeKnown
    } else {
      self = sampled.successes > 0 ? .weaklyKnown : .unknown
    }
  }
}

/// What the answers behind one set of exemplars came to.
public struct ExemplarSetOutcome: Hashable, Sendable {
  /// Whether the greedy answer was right.
  public var isGreedyRight: Bool
  /// Whether any answer was right.
  public var hasRight: Bool

  /// Describes a set's answers.
  public init(isGreedyRight: Bool, hasRight: Bool) {
    self.isGreedyRight = isGreedyRight
    self.hasRight = hasRight
  }
}
