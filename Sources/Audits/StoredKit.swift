import Corpora
import DurableFiles
public import Foundation
import Records
public import Remedies
import Reporting
import SpoorModel

/// A kit of remedies that was made before.
public struct StoredKit {
  /// What the shortened answers came to.
  public struct Simplified {
    /// How many there are of each kind.
    public var counts: SimplificationCounts
    /// What could not be used.
    public var malformed: [SimplifyAnswers.Malformed]
    /// The arm that was written.
    public var arm: RemedyManifest.Arm
  }

  /// Where it stands.
  public let folder: URL
  /// What its manifest says.
  public let manifest: RemedyManifest
  private let lock: FolderLock

  private static let page = "simplify/diff.html"
  /// What the taking in of answers writes beside the arm; the manifest is put in place last.
  private static let files = [
    RemedyManifest.fileName, PredictedSpan.fileName, SimplifiedRow.fileName, page,
  ]

  /// Opens the kit in the folder at `path`, and claims it for this process.
  ///
  /// - Throws: ``SpoorError`` where there is none, one that this version cannot read, or one that another
  ///   process holds.
  public init(at path: String) throws {
    folder = URL(filePath: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
    _ = try Self.manifest(of: folder, at: path)
    lock = try Self.lock(folder)
    // Another process may have changed it before this one had the lock.
    manifest = try Self.manifest(of: folder, at: path)
  }

  /// Claims the place of a kit, which need not stand there yet.
  static func lock(_ kit: URL) throws -> FolderLock {
    let kit = kit.standardizedFileURL
    let name = ".\(kit.lastPathComponent).lock"
    return try FolderLock.acquire(at: kit.deletingLastPathComponent().appending(path: name))
  }

  private static func manifest(of folder: URL, at path: String) throws -> RemedyManifest {
    let file = folder.appending(path: RemedyManifest.fileName)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SpoorError(
        .badInput,
        "there is no kit here: \(RemedyManifest.fileName) is missing",
        at: SpoorError.Location(file: path),
        remedy: "Name a folder that 'spoor remedy' wrote."
      )
    }
    guard let manifest = try? JSONDecoder().decode(RemedyManifest.self, from: data),
      manifest.schema == RemedyManifest.currentSchema
    else {
      // Whatever is wrong with it, a kit is quicker made again than mended.
      throw SpoorError(
        .badInput,
        "the manifest is not as this version writes it (\(RemedyManifest.currentSchema))",
        at: SpoorError.Location(file: file.relativePath),
        remedy: "Make the kit again with 'spoor remedy'."
      )
    }
    return manifest
  }

  /// What is asked of whoever shortens: the kit's prompt, which its owner may have changed, and the rows.
  ///
  /// - Returns: the prompt, and the kit's tasks in its order.
  /// - Throws: ``SpoorError`` where the kit lacks one of them.
  public func simplifyTasks() throws -> (prompt: SimplifyPrompt, tasks: [SimplifyTask]) {
    let file = folder.appending(path: SimplifyPrompt.fileName)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SpoorError(
        .badInput,
        "the prompt is missing",
        at: SpoorError.Location(file: file.relativePath),
        remedy: "Make the kit with an arm 'simplify', or put the file back."
      )
    }
    let text = String(decoding: data, as: UTF8.self)
    return (
      try SimplifyPrompt(text, from: file.relativePath),
      try KitRuns(predictedSpans(), AskedRows(of: folder), of: manifest).tasks
    )
  }

  /// Takes the answers of people or of a judge model into the kit.
  ///
  /// They become an arm of the dataset, a list of what changed, and a page that shows it. An earlier arm
  /// gives way whole.
  ///
  /// - Parameter files: filled batches, or results of the Batch API.
  /// - Returns: what came of them.
  /// - Throws: ``SpoorError``; the kit is as it was then.
  public func simplify(from files: [URL]) throws -> Simplified {
    defer { lock.release() }
    try sweep()
    let spans = try predictedSpans()
    let runs = try KitRuns(spans, AskedRows(of: folder), of: manifest)
    let answers = try SimplifyAnswers(of: files, for: runs.tasks)
    let rows = runs.tasks.compactMap { task in
      answers.texts[task.hash].map {
        SimplifiedRow(task, after: $0, wordsAfter: runs.words(of: $0))
      }
    }
    guard !rows.isEmpty else { throw nothingFilled(files, answers) }
    let counts = SimplificationCounts(
      of: rows,
      tasks: runs.tasks.count,
      malformed: Set(answers.malformed.map(\.hash))
    )
    let arm = try write(rows, counts, spans, runs)
    return Simplified(counts: counts, malformed: answers.malformed, arm: arm)
  }

  /// Removes what killed processes left aside.
  private func sweep() throws {
    let name = RemedyManifest.Action.simplify.rawValue
    try StagedFolder.sweep(in: folder.appending(path: "train"), name: name)
    for name in Self.files { try AtomicFile.sweep(folder.appending(path: name)) }
  }

  /// Writes everything aside, then puts it in place.
  private func write(
    _ rows: [SimplifiedRow],
    _ counts: SimplificationCounts,
    _ spans: [PredictedSpan],
    _ runs: KitRuns
  ) throws -> RemedyManifest.Arm {
    let name = RemedyManifest.Action.simplify.rawValue
    let staged = try StagedFolder(
      for: folder.appending(path: "train/\(name)"),
      purpose: "an arm of a kit"
    )
    defer { staged.discard() }
    let outcome = try runs.write(rows, into: staged.url)
    let arm = try RemedyManifest.Arm(simplified: outcome, in: staged.url)
    var changed = manifest
    changed.arms.removeAll { $0.action == .simplify }
    changed.arms.append(arm)
    let manifestText = try changed.encoded()
    let writing: [(FileWriter) throws -> Void] = [
      { try $0.write(manifestText) },
      { file in
        for (span, fate) in zip(spans, outcome.fates) {
          try file.write(span.with(.simplify, fate).line)
        }
      },
      { file in for row in rows { try file.write(row.line) } },
      { file in try SimplificationPage(rows, counts, manifest).write { try file.write($0) } },
    ]
    let pieces: [AtomicFile.Piece] = zip(Self.files, writing).map { (name: $0, writing: $1) }
    try AtomicFile.write(pieces[...], into: folder) {
      try staged.commit(replacing: .folder(holding: outcome.files.first?.name ?? ""))
    }
    return arm
  }

  private func nothingFilled(_ files: [URL], _ answers: SimplifyAnswers) -> SpoorError {
    let first = answers.malformed.first.map { "; \($0.place): \($0.problem)" } ?? ""
    return SpoorError(
      .badInput,
      "no row is filled in\(first)",
      at: SpoorError.Location(file: files.map(\.relativePath).joined(separator: ", ")),
      remedy: "Write the shorter answers into \"simplified\", or name the results of the requests."
    )
  }

  private func predictedSpans() throws -> [PredictedSpan] {
    let file = folder.appending(path: PredictedSpan.fileName)
    let shape = RecordShape("a line of a kit that 'spoor remedy' wrote", keys: [])
    let reader = try RecordReader(file, format: .jsonLines, shape: shape)
    var spans: [PredictedSpan] = []
    while let record = try reader.next() { spans.append(try PredictedSpan(record)) }
    return spans
  }
}

extension RemedyManifest.Arm {
  /// The arm of shortened answers that was written into a folder.
  fileprivate init(simplified outcome: KitRuns.Outcome, in folder: URL) throws {
    let name = RemedyManifest.Action.simplify.rawValue
    self.init(
      name,
      .simplify,
      rows: (outcome.rows, outcome.words),
      frees: outcome.fates.count { $0 == .freed },
      files: try outcome.files.map { written in
        RemedyManifest.File(
          path: "train/\(name)/\(written.name)",
          sha256: try SHA256.hash(ofFile: folder.appending(path: written.name)),
          rows: written.rows
        )
      }
    )
  }
}
