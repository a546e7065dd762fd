public import SpoorModel
public import Statistics

/// What a model knew of one claim, by how many of its long answers state it.
///
/// SliCK's figures and thresholds (Gekhman et al. 2024, 2405.05904, §3) for claims in place of questions: our
/// adaptation, which the study does not have.
public struct ClassifiedClaim: Hashable, Sendable {
  /// The prompt that the answers are to, or the row that asks it.
  public var prompt: QuestionID
  /// The claim.
  public var claim: Claim
  /// Greedy answers that state it, of all: P_Correct at temperature 0.
  public var greedy: Proportion
  /// Sampled answers that state it, of all: P_Correct above temperature 0.
  public var sampled: Proportion

  /// Describes a claim; its prompt must have a greedy and a sampled answer.
  public init(_ prompt: QuestionID, _ claim: Claim, greedy: Proportion, sampled: Proportion) {
    precondition(greedy.trials > 0 && sampled.trials > 0, "a prompt without answers")
    self.prompt = prompt
    self.claim = claim
    self.greedy = greedy
    self.sampled = sampled
  }

  /// P_Correct of greedy answers.
  public var pGreedy: Double { greedy.share ?? 0 }

  /// P_Correct of sampled answers.
  public var pSample: Double { sampled.share ?? 0 }

  /// The category.
  public var category: KnowledgeCategory { KnowledgeCategory(greedy: greedy, sampled: sampled) }
}
