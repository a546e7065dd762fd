import SpoorModel

/// "Which answers changed?": those of a pair of models, a line each, the most changed first.
struct AnswerSection {
  /// The most lines of a page, and about the most bytes that they take.
  private static let limit = (lines: 300, bytes: 3_500_000)

  /// What the pair is called.
  var title: String
  /// Its answers.
  var changes: AnswerChanges
  /// Which part of the page's room it has, 0 to 1.
  var share: Double

  private let words = AnswerWords(text: .page)

  init(title: String, changes: AnswerChanges, share: Double) {
    self.title = title
    self.changes = changes
    self.share = share
  }

  /// The section.
  var html: HTML {
    """
    <section class="changed"><h2>Answer by answer: <bdi>\(title)</bdi></h2>
    <p class="lead">\(words.lead(changes))</p>
    \(bars)\(list)</section>

    """
  }

  private var bars: HTML {
    let totals = changes.totals
    guard totals.before.doubted + totals.after.doubted > 0 else { return .empty }
    return StackedBars(bars: [
      bar("Doubted before", totals.before, (.gone, .cleared)),
      bar("Doubted after", totals.after, (.come, .raised)),
    ]).html
  }

  private func bar(
    _ title: String,
    _ fates: AnswerChanges.Fates,
    _ changed: (absent: SpanFate, undoubted: SpanFate)
  ) -> StackedBars.Bar {
    let parts = [
      (changed.absent, fates.absent), (changed.undoubted, fates.undoubted), (.stayed, fates.stayed),
    ]
    return StackedBars.Bar(
      title: title,
      note: words.text.count(fates.doubted, "span"),
      parts: parts.map { fate, count in
        StackedBars.Part(
          style: "f-\(fate.rawValue)",
          label: fate.rawValue,
          size: Double(count),
          figure: words.text.count(count)
        )
      }
    )
  }

  /// The lines that the page has room for.
  private var list: HTML {
    let changed = changes.changed
    guard !changed.isEmpty else { return "<p>Nothing changed in any answer.</p>\n" }
    var lines = HTML.empty
    var shown = 0
    for change in changed.prefix(Int(share * Double(Self.limit.lines))) {
      let line = AnswerView(change, of: (changes.before, changes.after)).html
      let bytes = lines.markup.utf8.count + line.markup.utf8.count
      guard Double(bytes) <= share * Double(Self.limit.bytes) else { break }
      lines += line
      shown += 1
    }
    let heads = AnswerWords.heads.map { "<span>\($0)</span>" as HTML }.joined()
    return """
      \(legend)<div class="traces"><div class="columns" aria-hidden="true"><span>prompt</span>\(heads)</div>
      \(lines)</div>
      \(note(shown, of: changed.count))
      """
  }

  private var legend: HTML {
    let marks = SpanFate.allCases.map { fate -> HTML in
      let meaning = fate.meaning.drop { $0 != ":" }
      return "<li><mark class=\"\(fate.rawValue)\">\(fate.rawValue)</mark>\(String(meaning))</li>"
    }
    let bold: HTML = "<li><b>bold</b>: borrowed</li>"
    return "<ul class=\"fates\">\(marks.joined())\(bold)</ul>\n"
  }

  private func note(_ shown: Int, of changed: Int) -> HTML {
    let text = words.text
    let unchanged = changes.totals.prompts - changed
    let parts = [
      shown < changed
        ? "\(text.count(changed - shown)) more changed: --format json has all with their texts, csv their "
          + "figures." : nil,
      unchanged > 0
        ? "In \(text.count(unchanged, "answer")) nothing changed: the same text, and the same spans doubted."
        : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? .empty : "<p class=\"note\">\(parts.joined(separator: " "))</p>\n"
  }
}
