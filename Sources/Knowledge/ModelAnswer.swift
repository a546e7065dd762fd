/// One answer of a model to a question that stood behind a set of exemplars.
public struct ModelAnswer: Hashable, Sendable {
  /// How its tokens were chosen.
  public enum Decoding: String, Hashable, Sendable, CaseIterable {
    /// The likeliest each time: temperature 0.
    case greedy
    /// By chance.
    case sample
  }

  /// What the model said, with whatever it went on with.
  public var text: String
  /// How its tokens were chosen.
  public var decoding: Decoding
  /// The set of exemplars in the prompt.
  public var exemplarSet: Int
  /// Which of the set's samples it is; `nil` where nothing says it.
  public var index: Int?
  /// The temperature; `nil` where nothing says it.
  public var temperature: Double?

  /// Describes an answer.
  public init(
    _ text: String,
    _ decoding: Decoding,
    exemplarSet: Int,
    index: Int? = nil,
    temperature: Double? = nil
  ) {
    self.text = text
    self.decoding = decoding
    self.exemplarSet = exemplarSet
    self.index = index
    self.temperature = temperature
  }

  /// What is wrong where a question has it twice.
  func standsTwice(in id: QuestionID) -> String {
    let which = decoding == .greedy ? "the greedy answer" : "sample \(index ?? 0)"
    return "\(which) of \(id) behind exemplar set \(exemplarSet) stands twice"
  }
}
