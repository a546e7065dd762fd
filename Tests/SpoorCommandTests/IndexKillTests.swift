import Foundation
import ScratchFiles
import Testing

/// `kill -9` at random moments of a build: the index is the old one or the new one, each time.
@Suite("A builder that is killed", .serialized) struct IndexKillTests {
  private static let kills = TestScale.count(3, heavy: 50)
  private static let rows = 2500

  private let small: SmallAudit

  init() throws {
    small = try SmallAudit()
    for (name, word) in [("one.jsonl", "first"), ("two.jsonl", "second")] {
      let lines = (0..<Self.rows).map { row in
        #"{"instruction": "Say \#(row)", "output": "The \#(word) hill is \#(row * 7) high."}"#
      }
      try small.write(name, lines.joined(separator: "\n").utf8)
    }
  }

  private func command(_ files: String..., more: [String] = []) -> [String] {
    ["index"] + files + ["--into", "indices/hills"] + more
  }

  /// Runs a command to its end; how long that took.
  private func time(_ command: [String]) throws -> Double {
    let start = Date()
    let outcome = try SpoorProgram.run(command, in: small.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return Date().timeIntervalSince(start)
  }

  /// Starts a command and kills it at a moment before it would have ended.
  private func kill(_ command: [String], lasting seconds: Double) throws {
    let program = try RunningProgram(SpoorProgram.executable, command, in: small.folder)
    usleep(useconds_t(Double.random(in: 0..<seconds) * 1_000_000))
    Foundation.kill(program.identifier, SIGKILL)
    _ = try program.outcome(within: 60)
  }

  /// The rows of the index, which must be whole: every word, row and query of it answers.
  private func soundRows() throws -> Int {
    let info = try SpoorProgram.run(
      "index",
      "--info",
      "--json",
      "--into",
      "indices/hills",
      in: small.folder
    )
    try #require(info.status == 0, "\(info.errors)")
    let rows = try JSONText(info.output).number("rows")
    let ask = ["--index", "indices/hills", "--limit", "\(rows)", "--json"]
    let trace = try SpoorProgram.run(["trace", "high"] + ask, in: small.folder)
    try #require(trace.status == 0, "\(trace.errors)")
    #expect(try JSONText(trace.output).objects("rows").count == rows)
    let query = try SpoorProgram.run(["trace", "--query", "hill"] + ask, in: small.folder)
    try #require(query.status == 0, "\(query.errors)")
    #expect(try JSONText(query.output).number("count") == rows)
    return rows
  }

  private var isThere: Bool {
    FileManager.default.fileExists(atPath: small.path("indices/hills/manifest.json").path)
  }

  private func reset(to index: URL?) throws {
    let folder = small.path("indices/hills")
    if FileManager.default.fileExists(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder)
    }
    if let index { try FileManager.default.copyItem(at: index, to: folder) }
  }

  @Test("at a first build there is no index, or the whole one")
  func first() throws {
    let build = command("one.jsonl")
    let seconds = try time(build)
    for _ in 0..<Self.kills {
      try reset(to: nil)
      try kill(build, lasting: seconds)
      if isThere { #expect(try soundRows() == Self.rows) }
      _ = try time(build)
      #expect(try soundRows() == Self.rows)
      #expect(try small.listing().leftovers == [])
    }
  }

  @Test("while a file is added there is the index without it, or with it")
  func append() throws {
    _ = try time(command("one.jsonl"))
    let before = small.path("before")
    try FileManager.default.copyItem(at: small.path("indices/hills"), to: before)
    let add = command("one.jsonl", "two.jsonl")
    let seconds = try time(add)
    for _ in 0..<Self.kills {
      try reset(to: before)
      try kill(add, lasting: seconds)
      #expect([Self.rows, 2 * Self.rows].contains(try soundRows()))
      _ = try time(add)
      #expect(try soundRows() == 2 * Self.rows)
      #expect(try small.listing().leftovers == [])
    }
  }

  @Test("at a rebuild there is the index of before, or the new one")
  func rebuild() throws {
    _ = try time(command("one.jsonl"))
    let before = small.path("before")
    try FileManager.default.copyItem(at: small.path("indices/hills"), to: before)
    let rebuild = command("one.jsonl", "two.jsonl", more: ["--rebuild"])
    let seconds = try time(rebuild)
    for _ in 0..<Self.kills {
      try reset(to: before)
      try kill(rebuild, lasting: seconds)
      #expect([Self.rows, 2 * Self.rows].contains(try soundRows()))
      _ = try time(rebuild)
      #expect(try soundRows() == 2 * Self.rows)
      #expect(try small.listing().leftovers == [])
    }
  }

  @Test("of two builders at once one builds, and the other waits or says who does")
  func two() throws {
    let build = command("one.jsonl", "two.jsonl")
    let programs = try (0..<2).map { _ in
      try RunningProgram(SpoorProgram.executable, build, in: small.folder)
    }
    let outcomes = try programs.map { try $0.outcome(within: 60) }
    #expect(outcomes.contains { $0.status == 0 })
    for outcome in outcomes where outcome.status != 0 {
      #expect(outcome.status == 75)
      #expect(outcome.errors.contains("holds this lock"), "\(outcome.errors)")
    }
    #expect(try soundRows() == 2 * Self.rows)
  }
}
