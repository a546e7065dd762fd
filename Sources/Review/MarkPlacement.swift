import AuditStore
import SpanFiles
import SpoorModel

/// Places the marks of a case in the texts of its task.
struct MarkPlacement {
  private let task: ReviewTask
  private let texts: ReturnedTexts
  /// The marks that the task came with, as the tool has them.
  private let exported: [TaskMark: Range<Int>]

  init(of task: ReviewTask, in texts: ReturnedTexts) {
    self.task = task
    self.texts = texts
    exported = Dictionary(task.marks.map { ($0, texts.given.offsets(of: $0)) }) { $1 }
  }

  /// Where the reviewer would have the span; `nil` for as it was shown.
  ///
  /// A case without a mark in the response has it as it was shown: doccano shows marks to nobody but whoever
  /// imported them. Of several marks the one that is as it was shown counts, else the one that meets it most.
  func marked(by filled: FilledCase, _ report: inout ImportReport) -> ScalarRange? {
    var spans: [TaskMark] = []
    for mark in filled.marks {
      guard let place = place(mark) else {
        let quote = mark.quote.map { "'\($0)'" } ?? mark.offsets.map { "\($0)" } ?? "a mark"
        report.unplaced.append("\(filled.location): \(quote) in \(mark.text.name)")
        continue
      }
      report.reanchored += place.isReanchored ? 1 : 0
      if place.mark.source == .response {
        spans.append(place.mark)
      } else if !isExported(place.mark) {
        report.lose("a mark in \(place.mark.source.name)", at: filled.location)
      }
    }
    let kept = spans.first(where: isExported) ?? spans.max { shared($0) < shared($1) }
    for other in Set(spans) where other != kept {
      report.lose("another mark in the response", at: filled.location)
    }
    guard let kept, !isExported(kept) else { return nil }
    report.moved += 1
    return kept.range
  }

  /// Compared as the tool has it: a range that grew to whole graphemes is as it was shown.
  private func isExported(_ mark: TaskMark) -> Bool {
    let offsets = texts.given.offsets(of: mark)
    return exported.contains { $0.key.source == mark.source && $0.value == offsets }
  }

  /// How many scalars a mark shares with the span.
  private func shared(_ mark: TaskMark) -> Int {
    max(0, min(mark.range.end, task.range.end) - max(mark.range.start, task.range.start))
  }

  private func place(_ mark: FilledCase.Mark) -> (mark: TaskMark, isReanchored: Bool)? {
    guard let given = texts.given.shown[mark.text] else { return nil }
    if let returned = texts.changed(mark.text) {
      guard let quote = mark.quote ?? quote(of: mark, in: returned) else { return nil }
      return anchored(mark, by: quote, in: given).map { ($0, true) }
    }
    if let offsets = mark.offsets, let place = texts.given.mark(at: offsets, in: mark.text),
      says(mark.quote, place)
    {
      return (place, false)
    }
    guard let quote = mark.quote, !quote.isEmpty else { return nil }
    return anchored(mark, by: quote, in: given).map { ($0, true) }
  }

  /// Whether a tool's quote is what stands at a place, white space aside (Label Studio #3078).
  private func says(_ quote: String?, _ place: TaskMark) -> Bool {
    guard let quote, !quote.isEmpty else { return true }
    let words = task.words(of: place)
    if words.isScalarwise(quote) || words.withoutSpreadsheetQuote.isScalarwise(quote) {
      return true
    }
    return QuoteLocator(words).says(quote, at: ScalarRange(0, words.unicodeScalars.count))
  }

  /// What a mark covers in the text as it came back.
  private func quote(of mark: FilledCase.Mark, in returned: String) -> String? {
    let table = OffsetTable(returned, in: texts.layout.unit, lineBreaks: .kept)
    return mark.offsets.flatMap(table.range).map(QuoteLocator(returned).slice)
  }

  /// Where a quote stands: where what should stand around it does, then nearest to the offsets.
  private func anchored(
    _ mark: FilledCase.Mark,
    by quote: String,
    in given: String
  ) -> TaskMark? {
    let table = OffsetTable(given, in: texts.layout.unit, lineBreaks: .kept)
    let start = mark.offsets?.lowerBound
    let found = QuoteLocator(given).ranges(of: quote).map { range in
      let offsets = table.offsets(of: range)
      return (
        offsets: offsets,
        fit: ContextFit(of: range, in: given, mark).scalars,
        distance: start.map { abs($0 - offsets.lowerBound) } ?? 0
      )
    }
    let best = found.min { ($1.fit, $0.distance) < ($0.fit, $1.distance) }
    guard let best, found.count(where: { ($0.fit, $0.distance) == (best.fit, best.distance) }) == 1
    else { return nil }
    return texts.given.mark(at: best.offsets, in: mark.text)
  }
}

/// How much of what should stand around a mark does so.
private struct ContextFit {
  /// In scalars, counted from the mark outwards.
  let scalars: Int

  init(of range: ScalarRange, in text: String, _ mark: FilledCase.Mark) {
    guard !mark.before.isEmpty || !mark.behind.isEmpty else {
      scalars = 0
      return
    }
    let before = text.unicodeScalars.prefix(range.start).reversed()
    let behind = text.unicodeScalars.dropFirst(range.end)
    let fits =
      zip(before, mark.before.unicodeScalars.reversed()).prefix { $0 == $1 }.count
      + zip(behind, mark.behind.unicodeScalars).prefix { $0 == $1 }.count
    scalars = fits
  }
}
