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
  private let tasks: [SimplifyTask]

  /// Opens the kit in the folder at `path`.
  ///
  /// - Throws: ``SpoorError`` where there is none, or one that this version cannot read.
  public init(at path: String) throws {
    folder = URL(filePath: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
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
    self.manifest = manifest
    tasks = try Self.records(SimplifyTask.fileName, in: folder) { try SimplifyTask($0) }
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
    let answers = try SimplifyAnswers(of: files, for: Set(tasks.map(\.hash)))
    let spans = try Self.records(PredictedSpan.fileName, in: folder) {
      try PredictedSpan($0)
    }
    let runs = try KitRuns(spans, of: manifest)
    let rows = tasks.compactMap { task in
      answers.texts[task.hash].map {
        SimplifiedRow(task, after: $0, wordsAfter: runs.words(of: $0))
      }
    }
    guard !rows.isEmpty else { throw nothingFilled(files, answers) }
    let counts = SimplificationCounts(
      of: rows,
      tasks: tasks.count,
      malformed: Set(answers.malformed.map(\.hash))
    )
    let (arm, freed) = try writeArm(rows, runs)
    try AtomicFile.write(to: folder.appending(path: SimplifiedRow.fileName)) { file in
      for row in rows { try file.write(row.line) }
    }
    try AtomicFile.write(to: folder.appending(path: "simplify/diff.html")) { file in
      try SimplificationPage(rows, counts, manifest).write { try file.write($0) }
    }
    try AtomicFile.write(to: folder.appending(path: PredictedSpan.fileName)) { file in
      for (span, isFreed) in zip(spans, freed) {
        try file.write(span.with(.simplify, isFreed ? .freed : .held).line)
      }
    }
    var changed = manifest
    changed.arms.removeAll { $0.action == .simplify }
    changed.arms.append(arm)
    try AtomicFile.write(to: folder.appending(path: RemedyManifest.fileName)) {
      try $0.write(try changed.encoded())
    }
    return Simplified(counts: counts, malformed: answers.malformed, arm: arm)
  }

  private func writeArm(_ rows: [SimplifiedRow], _ runs: KitRuns) throws -> (
    RemedyManifest.Arm, [Bool]
  ) {
    let name = RemedyManifest.Action.simplify.rawValue
    let train = folder.appending(path: "train")
    let staged = try StagedFolder(for: train.appending(path: name), purpose: "an arm of a kit")
    defer { staged.discard() }
    let outcome = try runs.write(rows, into: staged.url)
    let files = try outcome.files.map { written in
      RemedyManifest.File(
        path: "train/\(name)/\(written.name)",
        sha256: try SHA256.hash(ofFile: staged.url.appending(path: written.name)),
        rows: written.rows
      )
    }
    try staged.commit(replacing: .folder(holding: outcome.files.first?.name ?? ""))
    let arm = RemedyManifest.Arm(
      name,
      .simplify,
      rows: (outcome.rows, outcome.words),
      frees: outcome.frees.count { $0 },
      files: files
    )
    return (arm, outcome.frees)
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

  private static func records<Value>(
    _ name: String,
    in folder: URL,
    _ read: (Record) throws -> Value
  ) throws -> [Value] {
    let file = folder.appending(path: name)
    let shape = RecordShape("a line of a kit that 'spoor remedy' wrote", keys: [])
    let reader = try RecordReader(file, format: .jsonLines, shape: shape)
    var values: [Value] = []
    while let record = try reader.next() { values.append(try read(record)) }
    return values
  }
}
