import DurableFiles
import Foundation
import Reporting
import SpoorModel

/// A report's page with the folder of its traces beside it, put in place together with other files.
struct ReportFiles {
  /// The report.
  let report: HTMLReport
  /// The page's name.
  var page = AuditFolder.report

  /// Writes all of it into `folder`: everything is on the disk before the first is renamed into place.
  ///
  /// The traces come first, so that no page stands beside those of an earlier one for longer than it must.
  ///
  /// - Parameters:
  ///   - folder: where to; it must exist.
  ///   - others: files that go with the page.
  ///   - last: is done when all is written and nothing renamed; when it throws, nothing is.
  /// - Throws: `SpoorError` where something cannot be written, or a folder of other things stands where the
  ///   traces go.
  func write(
    into folder: URL,
    with others: [AtomicFile.Piece] = [],
    then last: () throws -> Void = {}
  ) throws {
    let traces = try StagedFolder(
      for: folder.appending(path: HTMLReport.traceFolder),
      purpose: "a report's traces"
    )
    defer { traces.discard() }
    try write(report.traceFiles, into: traces.url)
    let page: AtomicFile.Piece = (
      self.page, { writer in try report.write { try writer.write($0) } }
    )
    try AtomicFile.write((others + [page])[...], into: folder) {
      try last()
      try traces.commit(replacing: .folder(holding: HTMLReport.firstTraceFile))
    }
  }

  private func write(_ files: [TraceFile], into folder: URL) throws {
    try files.indices.forEachMade { place in
      let file = files[place]
      try AtomicFile.write(to: folder.appending(path: file.name)) { writer in
        try file.write { try writer.write($0) }
      }
    } take: {
    }
  }

  /// Removes what an earlier process left of writing into `folder`.
  static func sweep(_ folder: URL, page: String = AuditFolder.report) throws {
    try AtomicFile.sweep(folder.appending(path: page))
    try StagedFolder.sweep(in: folder, name: HTMLReport.traceFolder)
    StagedFolder.unmark(folder.appending(path: HTMLReport.traceFolder))
  }
}
