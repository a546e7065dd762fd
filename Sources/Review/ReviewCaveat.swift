import AuditStore

/// What speaks against taking a review's rates as they are.
public enum ReviewCaveat: Hashable, Sendable, Encodable {
  /// Nothing was drawn by chance, and so many of a list's items are judged.
  case list(judged: Int, of: Int)
  /// Of a queue that is judged in part so many items were judged before it was drawn, not in its order.
  case beforeDraw(items: Int, judged: Int)

  static func all(of sample: JudgedSample, from source: ReviewedTasks.Source) -> [ReviewCaveat] {
    let (judged, drawn) = (sample.items.count, sample.drawn.count)
    guard judged > 0, judged < drawn else { return [] }
    switch source {
    case .list: return [.list(judged: judged, of: drawn)]
    case .queue(let time, _):
      let before = sample.items.count { $0.task.isJudged(before: $0.task.firstDrawn ?? time) }
      return before == 0 ? [] : [.beforeDraw(items: before, judged: judged)]
    }
  }

  /// The caveat in words.
  public var sentence: String {
    switch self {
    case .list(let judged, let all):
      "No queue was drawn ('spoor queue draw'): items were judged from the top of the list, the most "
        + "telling first, and not by chance. Each counts once, and the figures below are of the "
        + "\(judged) of \(all) that were judged, not of all."
    case .beforeDraw(let items, let judged):
      "\(items) of the sample's \(judged) judged item\(judged == 1 ? " has" : "s have") verdicts from "
        + "before the draw alone: until the whole sample is judged, what is judged is not chance's, "
        + "and rates lean towards what was judged then."
    }
  }

  /// Writes the sentence.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(sentence)
  }
}

extension JudgedTask {
  /// Whether all that was said of it was said before `time`.
  fileprivate func isJudged(before time: Timestamp) -> Bool {
    let times = verdicts.map(\.time) + (adjudication.map { [$0.time] } ?? [])
    return times.allSatisfy { said in said.map { $0 < time } ?? false }
  }
}
