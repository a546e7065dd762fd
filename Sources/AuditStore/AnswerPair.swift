public import DurableFiles
public import SpoorModel

/// Two models' answers to one prompt, to be judged side by side without knowing whose they are.
public struct AnswerPair: Hashable, Sendable {
  /// One model's answer.
  public struct Answer: Hashable, Sendable {
    /// The model.
    public var model: String
    /// What it said.
    public var text: String

    /// Creates an answer.
    public init(model: String, text: String) {
      self.model = model
      self.text = text
    }
  }

  /// The pair's identity.
  public let hash: PairHash
  /// What was asked.
  public let prompt: Prompt
  /// What is shown at the left.
  public let left: Answer
  /// What is shown at the right.
  public let right: Answer

  /// Puts two answers side by side.
  ///
  /// Which is at the left, the hash's last digit decides: as good as a coin, the same in every export, and
  /// no matter of the first digits, by which pairs are put in order.
  public init(prompt: Prompt, _ one: Answer, _ other: Answer) {
    let named = one.model < other.model ? [one, other] : [other, one]
    hash = PairHash(
      digesting: [prompt.id, prompt.instruction.storable]
        + named.flatMap { [$0.model, $0.text.storable] }
    )
    self.prompt = prompt
    let isTurned = (hash.rawValue.utf8.last ?? 0) % 2 == 1
    (left, right) = isTurned ? (named[1], named[0]) : (named[0], named[1])
  }

  /// The answer at a side.
  public subscript(side: PairSide) -> Answer {
    switch side {
    case .left: left
    case .right: right
    }
  }

  /// The side of a model's answer; `nil` where it is neither's.
  public func side(of model: String) -> PairSide? {
    PairSide.allCases.first { self[$0].model == model }
  }
}

/// Where an answer of a pair is shown.
public enum PairSide: String, Hashable, Sendable, Codable, CaseIterable {
  /// At the left.
  case left
  /// At the right.
  case right
}
