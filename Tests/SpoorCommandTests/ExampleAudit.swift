import Foundation
import ScratchFiles

/// The example's audit, run once for all tests, which only read it.
enum ExampleAudit {
  /// What the first run left and said.
  struct Result: Sendable {
    /// A working directory with a link to Examples/, the index and the audit.
    var folder: URL
    var results: URL { folder.appending(path: "annotations/planted-world") }
    var output: String
    var errors: String
    var status: Int32
  }

  static let file = "Examples/planted-world/audit.yaml"

  /// The audit; the first caller waits for it.
  static let shared: Result? = {
    // A failure shows as nil in every test that needs it.
    guard let folder = try? workingDirectory(),
      let run = try? SpoorProgram.run("audit", file, in: folder, limit: 300)
    else { return nil }
    return Result(folder: folder, output: run.output, errors: run.errors, status: run.status)
  }()

  /// A folder in which the README's commands work; it goes when the tests end, for they share it.
  private static func workingDirectory() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "spoor-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["Examples", "scripts"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: name),
        withDestinationURL: SpoorProgram.package.appending(path: name)
      )
    }
    atexit {
      guard let folder = ExampleAudit.shared?.folder else { return }
      // A folder that stays behind fails no test.
      try? FileManager.default.removeItem(at: folder)
    }
    return folder
  }
}
