/// Two answers to one prompt, before and after, with what became of their doubted spans.
public struct AnswerChange: Codable, Hashable, Sendable {
  /// A doubted span of one answer.
  public struct Span: Codable, Hashable, Sendable {
    /// The first Unicode scalar of the answer that it holds.
    public var start: Int
    /// The first scalar past its end.
    public var end: Int
    /// Its words.
    public var text: String
    /// The verdict of its audit.
    public var provenance: Provenance
    /// What the other answer makes of its words.
    public var fate: SpanFate

    /// Joins a span with its fate.
    public init(_ span: DoubtedSpan, fate: SpanFate) {
      (start, end) = (span.range.start, span.range.end)
      text = span.text
      provenance = span.provenance
      self.fate = fate
    }

    /// Where it stands in its answer.
    public var range: ScalarRange { ScalarRange(start, end) }
  }

  /// One of the two answers.
  public struct Side: Codable, Hashable, Sendable {
    /// What was answered.
    public var text: String
    /// Its doubted spans, as they stand in it.
    public var doubted: [Span]
    /// How many of them are borrowed; `nil` where that is unknown or cannot be compared.
    public var borrowed: Int?
    /// How far tuning moved it; `nil` where no token has a value.
    public var kl: AnswerDivergence?

    /// Joins what is known of an answer.
    public init(text: String, doubted: [Span], borrowed: Int?, kl: AnswerDivergence?) {
      self.text = text
      self.doubted = doubted
      self.borrowed = borrowed
      self.kl = kl
    }

    /// How many of its doubted spans had this fate.
    public func count(of fate: SpanFate) -> Int { doubted.count { $0.fate == fate } }
  }

  /// The prompt.
  public var promptID: String
  /// What was asked.
  public var prompt: String
  /// Whether both answers are the same, scalar by scalar.
  public let isSameAnswer: Bool
  /// The answer before.
  public var before: Side
  /// The answer after.
  public var after: Side

  private enum CodingKeys: String, CodingKey {
    case promptID = "prompt_id"
    case prompt
    case isSameAnswer = "same_answer"
    case before, after
  }

  /// Sets two answers side by side.
  public init(promptID: String, prompt: String, before: Side, after: Side) {
    self.promptID = promptID
    self.prompt = prompt
    // Bytes, because Swift takes a composed letter and a decomposed one for the same.
    isSameAnswer = before.text.utf8.elementsEqual(after.text.utf8)
    self.before = before
    self.after = after
  }

  /// How many doubted spans, of both sides, are not doubted in the other answer.
  public var changedSpans: Int {
    [before, after].reduce(0) { $0 + $1.doubted.count { $0.fate.isChange } }
  }

  /// Whether the answer is another, or something else is doubted or borrowed in it.
  public var isChange: Bool {
    !isSameAnswer || changedSpans > 0 || before.borrowed != after.borrowed
  }
}
