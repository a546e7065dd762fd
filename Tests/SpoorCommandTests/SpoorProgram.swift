import Foundation
import Synchronization
import Testing

/// The built program, run as a user would.
enum SpoorProgram {
  /// What a run came to.
  struct Outcome {
    /// The exit status; 128 and the signal's number where a signal ended it unhandled.
    var status: Int32
    var output: String
    var errors: String
  }

  /// The package's folder.
  static let package = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// The program beside the test bundle, else where a debug build leaves it.
  static let executable: URL = {
    let bundles = [Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0])]
    let beside = bundles.flatMap { [$0, $0.deletingLastPathComponent()] }
      .map { $0.appending(path: "spoor") }
    let fallback = package.appending(path: ".build/debug/spoor")
    return beside.first { isProgram($0) } ?? fallback
  }()

  private static func isProgram(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: url.path)
  }

  /// Runs it to its end; after `limit` seconds it is killed, and the test fails.
  @discardableResult
  static func run(_ arguments: String..., in folder: URL, limit: Int = 180) throws -> Outcome {
    try run(arguments, in: folder, limit: limit)
  }

  /// Runs it to its end.
  static func run(_ arguments: [String], in folder: URL, limit: Int = 180) throws -> Outcome {
    try RunningProgram(executable, arguments, in: folder).outcome(within: limit)
  }

  /// Runs a line of `sh`, in which `spoor` stands for the program.
  static func shell(_ line: String, in folder: URL, limit: Int = 180) throws -> Outcome {
    let script = "spoor() { \"\(executable.path)\" \"$@\"; }\n\(line)"
    return try RunningProgram(URL(filePath: "/bin/sh"), ["-c", script], in: folder)
      .outcome(within: limit)
  }

  /// Runs it where no file may grow over so many blocks of 512 bytes.
  static func run(fileBlocks: Int, _ arguments: [String], in folder: URL) throws -> Outcome {
    let script = "ulimit -f \"$0\"; exec \"$@\""
    let line = ["-c", script, "\(fileBlocks)", executable.path] + arguments
    return try RunningProgram(URL(filePath: "/bin/sh"), line, in: folder).outcome(within: 60)
  }
}

/// A program that was started.
struct RunningProgram {
  private let process = Process()
  private let output: PipeText
  private let errors: PipeText
  private let ended = DispatchSemaphore(value: 0)

  var identifier: Int32 { process.processIdentifier }

  var isRunning: Bool { process.isRunning }

  /// What it has printed so far.
  var printed: String { output.soFar }

  /// Whether it has printed anything yet.
  var hasSpoken: Bool { !output.isEmpty }

  /// Starts it; it reads `input`, or nothing.
  init(
    _ program: URL,
    _ arguments: [String],
    in folder: URL,
    reading input: FileHandle = .nullDevice
  ) throws {
    let (out, err) = (Pipe(), Pipe())
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = out
    process.standardError = err
    let ended = ended
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    output = PipeText(out)
    errors = PipeText(err)
  }

  /// Waits for its end.
  func outcome(within limit: Int) throws -> SpoorProgram.Outcome {
    if ended.wait(timeout: .now() + .seconds(limit)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      Issue.record("\(process.arguments ?? []) did not end within \(limit) s")
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return SpoorProgram.Outcome(
      status: process.terminationStatus + (isSignal ? 128 : 0),
      output: output.text,
      errors: errors.text
    )
  }
}

/// What comes out of a pipe, read by a thread of its own so that the writer never waits.
private final class PipeText: Sendable {
  private let data = Mutex(Data())
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    Thread.detachNewThread { [self] in
      withExtendedLifetime(pipe) { read(descriptor) }
      done.signal()
    }
  }

  var isEmpty: Bool { data.withLock(\.isEmpty) }

  /// What has come so far.
  var soFar: String { String(decoding: data.withLock { $0 }, as: UTF8.self) }

  private func read(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(descriptor, &bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      data.withLock { $0.append(contentsOf: bytes[..<count]) }
    }
  }

  var text: String {
    done.wait()
    done.signal()
    return soFar
  }
}
