public import AuditStore
import DurableFiles
import SpoorModel

/// Two models' answers side by side, in an order that is as good as random.
public struct PairQueue: Sendable {
  /// The pairs, by hash: the first so many are a random sample of all.
  public let pairs: [AnswerPair]
  /// Prompts that both models answer word for word alike: nothing sets these answers apart.
  public let alike: Int

  /// The pairs of `one` and `other` in answers of a run, by model, at most `limit` of them.
  ///
  /// A prompt that only one of them answers has no pair.
  public init(
    of one: String,
    and other: String,
    in responses: [String: [AuditedResponse]],
    limit: Int = .max
  ) {
    let others = Dictionary(
      (responses[other] ?? []).map { ($0.prompt.id, $0) }
    ) { first, _ in first }
    var pairs: [AnswerPair] = []
    var alike = 0
    for response in responses[one] ?? [] {
      guard let second = others[response.prompt.id] else { continue }
      guard !response.text.utf8.elementsEqual(second.text.utf8) else {
        alike += 1
        continue
      }
      pairs.append(
        AnswerPair(
          prompt: response.prompt,
          AnswerPair.Answer(model: response.model, text: response.text),
          AnswerPair.Answer(model: second.model, text: second.text)
        )
      )
    }
    self.pairs = Array(pairs.sorted { $0.hash.rawValue < $1.hash.rawValue }.prefix(limit))
    self.alike = alike
  }
}
