import Foundation
import ScratchFiles
import Testing

/// The interpreter that `SPOOR_PYTHON` names, else `python3`.
enum Python {
  /// What a run came to.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  static let absence: Comment =
    "needs torch and transformers in python3, or in the interpreter that SPOOR_PYTHON names"

  /// Whether torch and transformers are installed; they are looked for, not loaded.
  static let hasTransformers: Bool = {
    let search =
      "from importlib.util import find_spec as f; exit(not (f('torch') and f('transformers')))"
    // An interpreter that cannot be started has neither.
    return (try? run(["-c", search]))?.status == 0
  }()

  private static let interpreter =
    ProcessInfo.processInfo.environment["SPOOR_PYTHON"] ?? "python3"

  /// Runs it to its end, without the network.
  static func run(_ arguments: [String]) throws -> Outcome {
    let scratch = try ScratchFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["HF_HUB_OFFLINE=1", interpreter] + arguments
    process.standardInput = FileHandle.nullDevice
    // Files and not pipes: a pipe that nobody empties stops the program.
    let (output, errors) = (try scratch.file("output", []), try scratch.file("errors", []))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8)
    )
  }
}
