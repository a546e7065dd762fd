public import AuditStore
import DurableFiles
import Foundation
public import Hallucinations
public import Review
import SpoorModel

/// An audit that was made before: its folder and its store.
public struct StoredAudit: Sendable {
  let folder: URL
  let path: String
  let store: AuditStore

  /// Opens the audit in the folder at `path`.
  ///
  /// - Throws: ``SpoorError`` when there is none.
  public init(at path: String) throws {
    // A shell completes a folder's name with a slash.
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    folder = URL(filePath: path)
    let file = folder.appending(path: AuditFolder.store)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw SpoorError(
        .badInput,
        "there is no audit here: \(AuditFolder.store) is missing",
        at: SpoorError.Location(file: path),
        remedy: "Name a folder that 'spoor audit' wrote, such as annotations/planted-world."
      )
    }
    store = try AuditStore(at: file.path)
  }

  func latestRun() throws -> Run {
    guard let run = try store.latestCompleteRun() else {
      throw SpoorError(
        .badInput,
        "the audit has no complete run",
        at: SpoorError.Location(file: path),
        remedy: "Run 'spoor audit' again."
      )
    }
    return run
  }

  /// The weights that the latest run's scores were made with.
  public func weights() throws -> FusionWeights {
    let configuration = Data(try latestRun().configuration.utf8)
    let file = try JSONDecoder().decode(UsedWeights.self, from: configuration).weights
    return try file.map { try WeightsFile.read(URL(filePath: $0)) } ?? .shipped
  }

  /// What a run's configuration tells of its weights.
  private struct UsedWeights: Decodable {
    var weights: String?
  }

  /// The review items of the latest run, the most telling first.
  public func queue() throws -> [AuditItem] { try ReviewQueue(of: store).items(of: latestRun()) }

  /// Writes a batch below the audit's folder and answers the path of its tasks.
  ///
  /// - Throws: ``SpoorError``; no batch is left then.
  public func writeBatch(
    of tasks: BatchTasks,
    in format: ExportFormat,
    _ options: ExportOptions
  ) throws -> String {
    let run = try latestRun()
    let batches = folder.appending(path: "batches")
    try FileManager.default.createDirectory(at: batches, withIntermediateDirectories: true)
    // After a batch that failed it goes again, unless it holds others.
    defer { rmdir(batches.path) }
    let created = Timestamp.now
    let id = freeBatchID(in: batches, format, at: created)
    let manifest = BatchManifest(
      id: id,
      of: tasks,
      from: run,
      in: format,
      created: created,
      spoorVersion: SpoorVersion.current
    )
    let staged = try StagedFolder(
      for: batches.appending(path: id.rawValue),
      purpose: "a batch of annotation tasks"
    )
    defer { staged.discard() }
    try AtomicFile.write(to: staged.url.appending(path: manifest.tasks)) { file in
      try tasks.write(in: format, options) { try file.write($0) }
    }
    for file in tasks.setUp(in: format, options) {
      try AtomicFile.write(to: staged.url.appending(path: file.name)) { try $0.write(file.text) }
    }
    try AtomicFile.write(to: staged.url.appending(path: BatchManifest.fileName)) {
      try $0.write(try manifest.encoded())
    }
    try staged.commit()
    return "\(path)/batches/\(id)/\(manifest.tasks)"
  }

  private func freeBatchID(in batches: URL, _ format: ExportFormat, at created: Timestamp)
    -> BatchID
  {
    var copy = 1
    var id = BatchID(created: created, format: format)
    while FileManager.default.fileExists(atPath: batches.appending(path: id.rawValue).path) {
      copy += 1
      id = BatchID(created: created, format: format, copy: copy)
    }
    return id
  }

  /// Adds the verdicts of files, all or none.
  ///
  /// - Parameters:
  ///   - files: their paths.
  ///   - format: what they are written in; `nil` for what each of them looks like.
  ///   - reviewers: who the tool's users are.
  ///   - meaning: what the verdicts are taken for.
  /// - Returns: what became of the cases.
  /// - Throws: ``SpoorError`` that names the file and case at fault; nothing is added then.
  public func importVerdicts(
    from files: [String],
    in format: ExportFormat? = nil,
    by reviewers: ReviewerNames = .asGiven,
    as meaning: VerdictImport.Meaning = .verdicts
  ) throws -> ImportReport {
    try VerdictImport(into: store, as: meaning).add(filesAt: files, in: format, by: reviewers)
  }
}
