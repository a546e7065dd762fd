import Foundation
import Testing

/// A folder of its own for one test, removed with it.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "durable-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  // Nothing depends on a temporary folder being gone.
  deinit { try? FileManager.default.removeItem(at: url) }

  /// A path inside.
  func path(_ name: String) -> URL { url.appending(path: name) }

  /// What stands inside, hidden names included.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }

  /// Creates a folder with files in it, each holding its own name.
  @discardableResult
  func makeFolder(_ name: String, holding files: [String] = []) throws -> URL {
    let folder = path(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files { try Data(file.utf8).write(to: folder.appending(path: file)) }
    return folder
  }
}

/// The text of a file.
func text(of url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

/// The number of a process that has ended.
func deadProcess() throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["true"]
  try process.run()
  process.waitUntilExit()
  return process.processIdentifier
}

/// What a body throws that is to stop in the middle.
struct Stopped: Error, Equatable {}
