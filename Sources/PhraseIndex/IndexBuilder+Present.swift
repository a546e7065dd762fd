import DurableFiles
import Foundation
import SpoorModel

extension IndexBuilder {
  /// The manifest of the index that stands in the folder; `nil` when nothing does, or when it is to
  /// be replaced whatever it is.
  func present(_ mode: Mode) throws -> IndexManifest? {
    guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
    let manifest = folder.appending(path: IndexManifest.fileName)
    guard FileManager.default.fileExists(atPath: manifest.path) else {
      throw foreign("it has no \(IndexManifest.fileName)")
    }
    try AtomicFile.sweep(manifest)
    StagedFolder.unmark(folder)
    try checkHoldsNothingElse()
    if case .rebuilding = mode { return nil }
    let present = try IndexManifest(of: folder)
    try sweepShards(but: present)
    return present
  }

  /// Refuses a folder with anything in it that no index has: a manifest.json alone is no proof, many
  /// programs write one.
  private func checkHoldsNothingElse() throws {
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    let known: Set<String> = [IndexManifest.fileName, ShardFile.folder]
    guard names != known else { return }
    let other = names.subtracting(known).sorted().first.map { "it holds '\($0)'" }
    throw foreign(other ?? "it has no \(ShardFile.folder)")
  }

  /// Deletes the shards that a killed builder left, whole or half: nothing names them.
  private func sweepShards(but manifest: IndexManifest) throws {
    let shards = folder.appending(path: ShardFile.folder)
    let named = Set(manifest.shards.map(\.name))
    for entry in try FileManager.default.contentsOfDirectory(atPath: shards.path) {
      guard let hash = entry.firstMatch(of: /[0-9a-f]{32}/)?.output else { continue }
      if entry == hash, !named.contains(entry) {
        try FileManager.default.removeItem(at: shards.appending(path: entry))
      } else if entry != hash {
        try StagedFolder.sweep(in: shards, name: String(hash))
      }
    }
  }

  private func foreign(_ reason: String) -> SpoorError {
    SpoorError(
      .badInput,
      "this folder is not an index: \(reason)",
      at: SpoorError.Location(file: folder.path),
      remedy: "Choose another folder; Spoor replaces only what it made."
    )
  }
}
