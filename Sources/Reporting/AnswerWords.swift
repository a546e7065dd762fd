import SpoorModel

/// What changed in the answers of a pair of models, in words that the page, the terminal and Markdown share.
struct AnswerWords {
  /// How figures are written.
  var text: FigureText

  /// How many answers are others, and what became of the doubted spans.
  func lead(_ changes: AnswerChanges) -> String {
    let totals = changes.totals
    let same = "\(text.count(totals.sameAnswers)) of \(text.count(totals.prompts, "answer"))"
    let verb = totals.sameAnswers == 1 ? "is" : "are"
    return [
      "\(same) \(verb) the same word for word.", before(totals.before), after(totals.after),
      leftOut(changes),
    ].compactMap { $0 }.joined(separator: " ")
  }

  private func before(_ fates: AnswerChanges.Fates) -> String {
    guard fates.doubted > 0 else { return "No span was doubted before." }
    return "Of \(text.count(fates.doubted, "span")) doubted before, \(text.count(fates.absent)) "
      + "are gone (said no more), \(text.count(fates.undoubted)) still said but doubted no more, "
      + "\(text.count(fates.stayed)) still doubted."
  }

  private func after(_ fates: AnswerChanges.Fates) -> String {
    guard fates.doubted > 0 else { return "No span is doubted after." }
    return "Of \(text.count(fates.doubted, "span")) doubted after, \(text.count(fates.absent)) "
      + "have come (not said before), \(text.count(fates.undoubted)) were said but not doubted, "
      + "\(text.count(fates.stayed)) were doubted already."
  }

  /// Which prompts are not compared, the first few by name; `nil` where all are.
  private func leftOut(_ changes: AnswerChanges) -> String? {
    let parts = AnswerChanges.LeftOut.Reason.allCases.compactMap { reason -> String? in
      let prompts = changes.leftOut.filter { $0.reason == reason }
      guard !prompts.isEmpty else { return nil }
      let named = prompts.prefix(5).map(\.promptID) + (prompts.count > 5 ? ["…"] : [])
      return "\(text.count(prompts.count)) \(words(reason)) (\(named.joined(separator: ", ")))"
    }
    return parts.isEmpty
      ? nil : "Left out: \(text.count(changes.leftOut.count, "prompt")), \(parts.inWords)."
  }

  private func words(_ reason: AnswerChanges.LeftOut.Reason) -> String {
    switch reason {
    case .onlyBefore: "answered before only"
    case .onlyAfter: "answered after only"
    case .otherText: "with another text of the prompt"
    }
  }

  /// The figures of a line: doubted spans before and after, gone, come, borrowed, mean KL.
  func cells(_ change: AnswerChange) -> [String] {
    let (before, after) = (change.before, change.after)
    return [
      arrow(text.count(before.doubted.count), text.count(after.doubted.count)),
      text.count(before.count(of: .gone)), text.count(after.count(of: .come)),
      arrow(before.borrowed.map(text.count), after.borrowed.map(text.count)),
      arrow(before.kl.map { text.nats($0.mean) }, after.kl.map { text.nats($0.mean) }),
    ]
  }

  /// The heads of ``cells(_:)``.
  static let heads = ["doubted", "gone", "come", "borrowed", "mean KL, nats"]

  private func arrow(_ before: String?, _ after: String?) -> String {
    guard before != nil || after != nil else { return FigureText.unknown }
    return "\(before ?? FigureText.unknown) → \(after ?? FigureText.unknown)"
  }
}

extension SpanFate {
  /// The fate as a sign's hint says it.
  var meaning: String {
    switch self {
    case .gone: "gone: the answer after does not say it"
    case .cleared: "cleared: the answer after says it too, and it is not doubted there"
    case .come: "come: the answer before did not say it"
    case .raised: "raised: the answer before said it too, and it was not doubted there"
    case .stayed: "stayed: doubted in both answers"
    }
  }
}
