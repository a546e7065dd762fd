/// The answers of a model after beside those of its model of before, prompt by prompt.
public struct AnswerChanges: Codable, Hashable, Sendable {
  /// What all of them come to.
  public struct Totals: Codable, Hashable, Sendable {
    /// Prompts that both answered, with the same text of the prompt.
    public var prompts = 0
    /// Those to which both gave the same answer.
    public var sameAnswers = 0
    /// Those whose answers, or what is doubted or borrowed in them, differ.
    public var changed = 0
    /// Doubted spans before, by what became of them.
    public var before = Fates()
    /// Doubted spans after, by where they come from.
    public var after = Fates()

    private enum CodingKeys: String, CodingKey {
      case prompts
      case sameAnswers = "same_answers"
      case changed, before, after
    }
  }

  /// Doubted spans of one side.
  public struct Fates: Codable, Hashable, Sendable {
    /// All of them.
    public var doubted = 0
    /// Those that the other answer does not say.
    public var absent = 0
    /// Those that the other answer says, undoubted.
    public var undoubted = 0
    /// Those whose words are doubted in both.
    public var stayed = 0
  }

  /// A prompt that is not compared.
  public struct LeftOut: Codable, Hashable, Sendable {
    /// Why it is not.
    public enum Reason: String, Codable, Hashable, Sendable, CaseIterable {
      /// Only the model of before answered it.
      case onlyBefore = "only_before"
      /// Only the model after answered it.
      case onlyAfter = "only_after"
      /// Both answered something under this id, but were not asked the same.
      case otherText = "other_text"
    }

    /// The prompt.
    public var promptID: String
    /// What was asked; of two texts the one of before.
    public var prompt: String
    /// Why it is left out.
    public var reason: Reason

    private enum CodingKeys: String, CodingKey {
      case promptID = "prompt_id"
      case prompt, reason
    }

    /// Names a prompt.
    public init(promptID: String, prompt: String, reason: Reason) {
      self.promptID = promptID
      self.prompt = prompt
      self.reason = reason
    }
  }

  /// The model of before.
  public var before: String
  /// The model after.
  public var after: String
  /// What all answers come to.
  public let totals: Totals
  /// Prompts that are not compared, by id.
  public var leftOut: [LeftOut]
  /// Every prompt that is, the most changed first.
  public let answers: [AnswerChange]

  private enum CodingKeys: String, CodingKey {
    case before, after, totals
    case leftOut = "left_out"
    case answers
  }

  /// Puts answers in their order and adds them up.
  public init(before: String, after: String, leftOut: [LeftOut], answers: [AnswerChange]) {
    self.before = before
    self.after = after
    self.leftOut = leftOut
    self.answers = answers.sorted(by: AnswerChange.isMoreChanged)
    totals = answers.reduce(into: Totals()) { $0.add($1) }
  }

  /// The answers that differ, or in which something else is doubted or borrowed, the most changed first.
  public var changed: [AnswerChange] { answers.filter(\.isChange) }
}

extension AnswerChanges.Totals {
  fileprivate mutating func add(_ change: AnswerChange) {
    prompts += 1
    if change.isSameAnswer { sameAnswers += 1 }
    if change.isChange { changed += 1 }
    before.add(change.before)
    after.add(change.after)
  }
}

extension AnswerChanges.Fates {
  fileprivate mutating func add(_ side: AnswerChange.Side) {
    doubted += side.doubted.count
    for span in side.doubted {
      switch span.fate {
      case .gone, .come: absent += 1
      case .cleared, .raised: undoubted += 1
      case .stayed: stayed += 1
      }
    }
  }
}
