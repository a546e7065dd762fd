import SpoorModel

/// One prompt: a line that opens to both answers, before left, after right.
struct AnswerView {
  /// The longest text that is shown whole, in scalars.
  private static let longest = 8000
  /// How much of a prompt its line holds, in scalars.
  private static let onALine = 160

  /// Both answers.
  var change: AnswerChange
  /// What their models are called.
  var models: (before: String, after: String)

  private let words = AnswerWords(text: .page)

  init(_ change: AnswerChange, of models: (before: String, after: String)) {
    self.change = change
    self.models = models
  }

  /// The line and what it opens to.
  var html: HTML {
    let cells = zip(words.cells(change), AnswerWords.heads).map { cell, head -> HTML in
      "<span class=\"figure\" data-unit=\"\(head)\">\(cell)</span>"
    }
    return """
      <details class="trace"><summary><span class="asked" dir="auto"><b>\(change.promptID)</b> \
      \(change.prompt.shortened(to: Self.onALine))</span>\(cells.joined())</summary>
      \(prompt)<div class="pair">\(side(change.before, "before", models.before))\
      \(side(change.after, "after", models.after))</div></details>

      """
  }

  /// The prompt, where its line cuts it.
  private var prompt: HTML {
    let shown = change.prompt.shortened(to: Self.longest)
    guard shown.utf8.contains(10) || shown != shown.shortened(to: Self.onALine) else {
      return .empty
    }
    return "<div class=\"prompt\"><p class=\"text\" dir=\"auto\">\(shown)</p></div>\n"
  }

  private func side(_ side: AnswerChange.Side, _ when: String, _ model: String) -> HTML {
    """
    <div class="said"><h4>\(when) <small><bdi>\(model)</bdi>\(same(when))</small></h4>
    <p class="text" dir="auto">\(SpannedText(side: side, limit: Self.longest).html)</p>
    <p class="peaks">\(facts(side))</p></div>
    """
  }

  private func same(_ when: String) -> String {
    change.isSameAnswer && when == "after" ? ", the same word for word" : ""
  }

  /// What is doubted and borrowed, and how far tuning moved the answer.
  private func facts(_ side: AnswerChange.Side) -> String {
    let text = words.text
    let fates = SpanFate.allCases.compactMap { fate -> String? in
      let count = side.count(of: fate)
      return count > 0 ? "\(text.count(count)) \(fate.rawValue)" : nil
    }
    let doubted =
      side.doubted.isEmpty
      ? "nothing doubted" : "\(side.doubted.count) doubted: \(fates.joined(separator: ", "))"
    let kl = side.kl.map { kl in
      "mean KL \(text.nats(kl.mean)) nats"
        + (kl.first.map { ", first 5\u{202F}% \(text.nats($0))" } ?? "")
    }
    return [doubted, side.borrowed.map { "\(text.count($0)) borrowed" }, kl]
      .compactMap { $0 }.joined(separator: " · ")
  }
}
