public import AuditStore
import DurableFiles
public import Foundation
import Records
import SpoorModel

/// A table with a line a task and empty columns to fill in, RFC 4180.
///
/// `start` and `end` count Unicode scalars of `response`; `words` stand there.
public struct SpreadsheetExport: AnnotationExport {
  private let cells: ExportOptions.Cells

  /// Creates the writer.
  public init(cells: ExportOptions.Cells = .plain) { self.cells = cells }

  /// `csv`.
  public var fileExtension: String { "csv" }

  /// The columns that a reviewer fills in.
  static let toFillIn = Question.allCases.map(\.rawValue) + ["note", "reviewer", "time"]

  /// Writes the header and one line a task.
  public func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws {
    let shown = LabelStudioInterface(rows: tasks.mostRows).texts
    let header =
      ["case_id"] + Self.toFillIn + ["words", "start", "end"]
      + shown.map(\.labelStudioName) + ["guideline_version"]
    try sink(line(header))
    for task in tasks {
      let texts = TaskTexts(task, in: .plainFields).shown
      let blank = Self.toFillIn.map { _ in "" }
      let place = [task.text, String(task.range.start), String(task.range.end)]
      let fields = [task.id.rawValue] + blank + place + shown.map { texts[$0] ?? "" }
      try sink(line(fields + [GuidelineVersion.current.rawValue]))
    }
  }

  private func line(_ fields: [String]) -> Data {
    let written = cells == .plain ? fields : fields.map(\.spreadsheetSafe)
    return Data((written.map(\.csvField).joined(separator: ",") + "\r\n").utf8)
  }
}

extension String {
  /// With an apostrophe before what a spreadsheet would take for a formula; `'=1` gets another one, so that
  /// none is lost when they go.
  public var spreadsheetSafe: String { isFormula ? "'" + self : self }

  /// Without the apostrophe that ``spreadsheetSafe`` puts before.
  var withoutSpreadsheetQuote: String {
    guard unicodeScalars.first == "'", isFormula else { return self }
    return String(unicodeScalars.dropFirst())
  }

  private var isFormula: Bool {
    guard let first = unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return ["=", "+", "-", "@", "\t", "\r"].contains(first)
  }
}
