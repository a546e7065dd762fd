import AuditStore
import SpoorModel

/// The texts of a task as an annotation tool is given them, and the places of marks in them.
struct TaskTexts {
  /// The texts that the tool shows.
  let shown: [ShownText: String]
  private let sections: [Section]

  private struct Section {
    let source: ShownText
    /// The tool's text that it stands in, and from which offset.
    let text: ShownText
    let base: Int
    let table: OffsetTable
  }

  /// Lays a task's texts out.
  init(_ task: ReviewTask, in layout: ToolLayout) {
    func table(_ text: String) -> OffsetTable {
      OffsetTable(text, in: layout.unit, lineBreaks: layout.lineBreaks)
    }
    let texts = task.texts.map { (source: $0.source, table: table($0.text)) }
    switch layout.arrangement {
    case .fields:
      sections = texts.map { Section(source: $0.source, text: $0.source, base: 0, table: $0.table) }
      shown = Dictionary(texts.map { ($0.source, $0.table.text) }) { $1 }
    case .sheet:
      var sheet = ""
      var base = 0
      var sections: [Section] = []
      for (source, text) in texts {
        // A line break begins a grapheme and ends one: lengths add up, in any unit.
        let heading = table(source.heading(of: task))
        base += heading.count
        sections.append(Section(source: source, text: .sheet, base: base, table: text))
        base += text.count
        sheet += heading.text + text.text
      }
      self.sections = sections
      shown = [.sheet: sheet]
    }
  }

  /// Where a mark stands for the tool.
  func offsets(of mark: TaskMark) -> Range<Int> {
    guard let section = sections.first(where: { $0.source == mark.source }) else { return 0..<0 }
    let offsets = section.table.offsets(of: mark.range)
    return offsets.lowerBound + section.base..<offsets.upperBound + section.base
  }

  /// What the tool's offsets in one of its texts mean; `nil` where that is nothing, or no text of the task.
  func mark(at offsets: Range<Int>, in text: ShownText) -> TaskMark? {
    for section in sections where section.text == text {
      let within = 0..<section.table.count
      let start = offsets.lowerBound - section.base
      let end = offsets.upperBound - section.base
      guard within.contains(start), start < end, end <= section.table.count else { continue }
      return section.table.range(of: start..<end).map {
        TaskMark(source: section.source, range: $0)
      }
    }
    return nil
  }
}

/// A marked range of one of a task's texts.
struct TaskMark: Hashable {
  let source: ShownText
  let range: ScalarRange
}

extension ReviewTask {
  /// What is shown of the task, in this order.
  ///
  /// The reference is last: who reads a file back need not know it.
  fileprivate var texts: [(source: ShownText, text: String)] {
    let rows = rows.enumerated().flatMap { index, row in
      [(ShownText.question(index + 1), row.instruction), (.row(index + 1), row.text)]
    }
    let reference = reference.map { [(ShownText.reference, $0)] } ?? []
    return [(.response, response), (.prompt, prompt.instruction)] + rows + reference
  }

  /// What is marked: the span, and in each row the words that match it.
  var marks: [TaskMark] {
    let span = TaskMark(source: .response, range: range)
    let matches = rows.enumerated().compactMap { index, row -> TaskMark? in
      let range = row.row.range
      guard range.count > 0, range.end <= row.text.unicodeScalars.count else { return nil }
      return TaskMark(source: .row(index + 1), range: range)
    }
    return [span] + matches
  }

  /// The words of a mark.
  func words(of mark: TaskMark) -> String {
    guard let text = texts.first(where: { $0.source == mark.source })?.text else { return "" }
    let scalars = text.unicodeScalars.dropFirst(mark.range.start).prefix(mark.range.count)
    return String(String.UnicodeScalarView(scalars))
  }

  /// The span between what stands before and behind it: `… before »words« behind …`.
  ///
  /// Tools that show a member none of another's marks show this.
  var spanInContext: String {
    let (before, behind) = context(of: marks[0], scalars: 48)
    let isCutBefore = before.unicodeScalars.count < range.start
    let isCutBehind = behind.unicodeScalars.count < response.unicodeScalars.count - range.end
    return (isCutBefore ? "… \(before.fromFirstWord)" : before) + "»\(words(of: marks[0]))«"
      + (isCutBehind ? "\(behind.toLastWord) …" : behind)
  }

  /// Up to so many scalars before and behind a mark.
  func context(of mark: TaskMark, scalars count: Int) -> (before: String, behind: String) {
    guard let text = texts.first(where: { $0.source == mark.source })?.text else { return ("", "") }
    let before = text.unicodeScalars.prefix(mark.range.start).suffix(count)
    let behind = text.unicodeScalars.dropFirst(mark.range.end).prefix(count)
    return (
      String(String.UnicodeScalarView(before)), String(String.UnicodeScalarView(behind))
    )
  }
}

extension ShownText {
  /// What stands before it in a sheet.
  ///
  /// The response stands first, so that offsets in it are its own.
  fileprivate func heading(of task: ReviewTask) -> String {
    switch self {
    case .response, .sheet: ""
    case .prompt:
      "\n\n== The answer stands above; the words to judge in it ==\n\(task.spanInContext)\n\n== What was asked ==\n"
    case .reference: Self.referenceHeading
    case .question(let row): "\n\n== Training row \(row): what was asked ==\n"
    case .row(let row): "\n\n== Training row \(row) ==\n"
    }
  }

  /// What stands before the reference in a sheet.
  static let referenceHeading = "\n\n== What is known to be true ==\n"
}

extension String {
  /// Without the part of a word that it begins with; as it is where it has no blank.
  fileprivate var fromFirstWord: Substring {
    firstIndex(where: \.isWhitespace).map { self[index(after: $0)...] } ?? self[...]
  }

  /// Without the part of a word that it ends with; as it is where it has no blank.
  fileprivate var toLastWord: Substring {
    lastIndex(where: \.isWhitespace).map { self[..<$0] } ?? self[...]
  }
}

extension TaskTexts {
  /// What the tool has at offsets of one of its texts, counted in Unicode scalars.
  func words(at offsets: Range<Int>, in text: ShownText) -> String {
    let scalars = (shown[text] ?? "").unicodeScalars
    return String(
      String.UnicodeScalarView(scalars.dropFirst(offsets.lowerBound).prefix(offsets.count))
    )
  }
}
