import Foundation
import ScratchFiles

/// A working directory with a small world in it, for one test.
struct SmallAudit {
  private let scratch: ScratchFolder

  /// The working directory.
  var folder: URL { scratch.url }

  /// The audit's folder.
  var results: URL { folder.appending(path: "annotations/small") }

  /// The index's folder.
  var index: URL { folder.appending(path: "indices/small") }

  init(_ world: SmallWorld = SmallWorld()) throws {
    scratch = try ScratchFolder()
    try world.write(into: scratch.url)
    for name in ["annotations", "indices"] {
      let folder = scratch.url.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }
  }

  func path(_ name: String) -> URL { folder.appending(path: name) }

  /// Runs `spoor audit audit.yaml`.
  @discardableResult
  func run(_ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["audit", "audit.yaml"] + more, in: folder)
  }

  /// Replaces one text in a file by another.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: path(name), encoding: .utf8)
    try Data(text.replacing(old, with: new).utf8).write(to: path(name))
  }

  /// Writes a file's bytes.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: path(name))
  }

  func listing() throws -> FolderListing { try FolderListing(of: folder) }
}
