import AuditStore
import Corpora
import DurableFiles
public import Foundation
public import Remedies
import SpoorModel

extension StoredAudit {
  /// What the making of a kit is doing.
  public enum RemedyStage: Sendable {
    /// Looking for the spans' words in the dataset's rows.
    case reading
    /// Writing the arms.
    case writing
  }

  /// Makes a kit of remedies: the rows that hold the model's borrowed spans, datasets without them, and
  /// random rows to compare with.
  ///
  /// - Parameters:
  ///   - settings: what it is to hold.
  ///   - folder: where it goes, whole or not at all; `nil`: below the audit's folder, by time and model.
  ///   - progress: is told what is being done.
  /// - Returns: where it stands, and what its manifest says.
  /// - Throws: ``SpoorError``; no kit is left then.
  public func remedy(
    _ settings: RemedySettings,
    into folder: URL?,
    progress: (RemedyStage) -> Void = { _ in }
  ) throws -> (folder: URL, manifest: RemedyManifest) {
    let run = try latestRun()
    let inputs = try RemedyInputs(of: run)
    let model = try settings.model.map { try inputs.known($0, in: path) } ?? inputs.only(in: path)
    let created = Timestamp.now
    let traces = try heldTraces(of: model, in: run)
    progress(.reading)
    let finding = try RemedyFinding(traces, in: inputs)
    let plan = try RemedyPlan(finding, settings)
    let (lock, target) = try place(folder, model, created)
    defer { lock.release() }
    progress(.writing)
    let kit = RemedyWriting(plan, settings, model: model, created: created)
    let manifest = try kit.write(to: target, audit: path, run: run)
    return (target, manifest)
  }

  /// The model's doubted spans that a kit can be about.
  private func heldTraces(of model: String, in run: Run) throws -> [Trace] {
    let traces = try store.items(of: run).map(\.entry.trace).filter { $0.span.model == model }
    guard !traces.isEmpty else {
      throw refusal(
        "the audit doubts no span of \(model), so that there is nothing to remedy",
        "Give the audit references or per-token values ('spoor audit --help'): passages alone say nothing false."
      )
    }
    let borrowed = traces.filter { $0.provenance == .borrowed }
    if !borrowed.isEmpty { return borrowed }
    let present = traces.filter { $0.provenance == .present }
    guard !present.isEmpty, traces.allSatisfy({ $0.lift == nil }) else {
      throw refusal(
        "no doubted span of \(model) is borrowed from the training rows",
        "There is nothing to take out; see the report for what the spans are instead."
      )
    }
    return present
  }

  private func refusal(_ problem: String, _ remedy: String) -> SpoorError {
    SpoorError(.badInput, problem, at: SpoorError.Location(file: path), remedy: remedy)
  }

  /// Where the kit goes, claimed for this process, and without what killed processes left aside there.
  private func place(
    _ folder: URL?,
    _ model: String,
    _ created: Timestamp
  ) throws -> (FolderLock, URL) {
    let remedies = URL(filePath: path).appending(path: "remedies")
    let parent = folder?.standardizedFileURL.deletingLastPathComponent() ?? remedies
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    guard let folder else {
      // Names differ by time and model, so the folder of all is what is claimed.
      let lock = try FolderLock.acquire(at: remedies.appending(path: ".lock"))
      try StagedFolder.sweep(in: remedies) { $0.prefixMatch(of: /\d{8}T\d{6}Z-/) != nil }
      return (lock, try newFolder(for: model, created))
    }
    let lock = try StoredKit.lock(folder)
    try StagedFolder.sweep(in: parent, name: folder.standardizedFileURL.lastPathComponent)
    return (lock, folder)
  }

  private func newFolder(for model: String, _ created: Timestamp) throws -> URL {
    let remedies = URL(filePath: path).appending(path: "remedies")
    let kept = model.map {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-"
    }
    let name = "\(created.compact)-\(String(kept))"
    var target = remedies.appending(path: name)
    var copy = 1
    while FileManager.default.fileExists(atPath: target.path) {
      copy += 1
      target = remedies.appending(path: "\(name)-\(copy)")
    }
    return target
  }
}
