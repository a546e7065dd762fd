import AuditStore
import DurableFiles
import Foundation
import PhraseIndex
import Reporting
import SpoorModel

/// The folder that an audit leaves: `annotations/<name>/`.
///
/// A first audit is built aside and renamed into place. A later one adds a run to the store, then
/// replaces the plain files one after the other, all of them written before the first is renamed.
struct AuditFolder {
  /// The store's file.
  static let store = "audit.sqlite"
  /// The figures.
  static let summary = "summary.json"
  /// The report.
  static let report = "report.html"
  /// What became of the gate's rules.
  static let gate = "gate.junit.xml"
  /// Every plain file; they belong to the latest complete run.
  static let plainFiles = [
    summary, report, "positions.jsonl", "spans.jsonl", "controls.jsonl", "traces.jsonl",
    "ledger.jsonl",
  ]

  /// What has to stand in the folder besides the store.
  private static let results = plainFiles + [HTMLReport.traceFolder]

  let url: URL

  init(_ url: URL) { self.url = url }

  /// Where per-token values are kept: beside the folder, for a first audit has none before it ends.
  var values: URL {
    url.deletingLastPathComponent().appending(path: "\(url.lastPathComponent).values.sqlite")
  }

  private var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  private func file(_ name: String) -> URL { url.appending(path: name) }

  /// Refuses a folder that holds something else than an audit.
  func checkIsOurs() throws {
    guard exists, !FileManager.default.fileExists(atPath: file(Self.store).path) else { return }
    throw SpoorError(
      .badInput,
      "this is not an audit's folder: it has no \(Self.store)",
      at: SpoorError.Location(file: url.path),
      remedy: "Give the audit another --name; Spoor writes only where it wrote before."
    )
  }

  /// The outcome of the latest complete run if it had this fingerprint and its files still stand.
  func summary(ofRun fingerprint: String) throws -> Audit.Outcome? {
    guard exists else { return nil }
    let store = try AuditStore(at: file(Self.store).path)
    guard let run = try store.completeRun(fingerprint: fingerprint),
      Self.results.allSatisfy({ FileManager.default.fileExists(atPath: file($0).path) }),
      FileManager.default.contents(atPath: file(Self.summary).path) == Data(run.summary.utf8)
    else { return nil }
    return Audit.Outcome(
      summary: try JSONDecoder().decode(AuditSummary.self, from: Data(run.summary.utf8)),
      folder: url,
      freshness: .unchanged,
      queued: try store.itemCount(of: run)
    )
  }

  /// Claims the folder for this process: two audits of one name would do the same work twice.
  func lock() throws -> FolderLock {
    let parent = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    return try FolderLock.acquire(at: parent.appending(path: ".\(url.lastPathComponent).lock"))
  }

  /// Writes a run and its plain files; answers how many items the review queue holds.
  ///
  /// Call it with the folder's lock held.
  func write(
    _ contents: RunContents,
    completing completed: @Sendable (AuditedResponse) throws -> AuditedResponse,
    _ files: PlainFiles
  ) throws -> Int {
    guard exists else {
      let parent = url.deletingLastPathComponent()
      try StagedFolder.sweep(in: parent, name: url.lastPathComponent)
      let staged = try StagedFolder(for: url, purpose: "an audit")
      defer { staged.discard() }
      try Self.write(contents, completing: completed, files, into: staged.url)
      try staged.commit()
      return contents.flagged.count
    }
    StagedFolder.unmark(url)
    for name in Self.plainFiles { try AtomicFile.sweep(file(name)) }
    try ReportFiles.sweep(url)
    try Self.write(contents, completing: completed, files, into: url)
    return contents.flagged.count
  }

  private static func write(
    _ contents: RunContents,
    completing completed: @Sendable (AuditedResponse) throws -> AuditedResponse,
    _ files: PlainFiles,
    into url: URL
  ) throws {
    let store = try AuditStore(at: url.appending(path: store).path)
    try files.write(into: url) { try store.record(contents, completing: completed) }
  }
}
