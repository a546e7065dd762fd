import Foundation
import ScratchFiles
import Testing

/// A disk is full where no file may grow: the program ignores SIGXFSZ, so that a write over the
/// limit fails as it does on a full disk.
@Suite("A full disk") struct FullDiskTests {
  /// Limits in blocks of 512 bytes, until one is enough.
  private static let limits = [0, 1, 2, 4, 8, 16, 32, 64, 96, 128, 192, 256, 512, 1024, 2048, 8192]

  /// Runs a command under one limit after the other; answers how many were too small.
  private func refusals(_ small: SmallAudit, _ command: [String]) throws -> Int {
    let before = try small.listing()
    for (count, limit) in Self.limits.enumerated() {
      let outcome = try SpoorProgram.run(fileBlocks: limit, command, in: small.folder)
      if outcome.status == 0 { return count }
      #expect(outcome.status == 74, "\(limit): \(outcome.errors)")
      #expect(outcome.errors.hasPrefix("spoor: "))
      #expect(outcome.errors.firstMatch(of: /space|disk/) != nil, "\(outcome.errors)")
      let after = try small.listing()
      let isUntouched = after == before
      #expect(isUntouched, "\(limit): \(after.differences(from: before))")
    }
    Issue.record("no limit was enough")
    return Self.limits.count
  }

  @Test("a first index is made whole or not at all")
  func firstIndex() throws {
    let small = try SmallAudit(SmallWorld(prompts: 3, extraRows: 500))
    let refused = try refusals(small, ["index", "dataset.jsonl", "--name", "small"])
    #expect(refused >= 3)
    let trace = ["trace", "Harbour Light Prize", "--index", "indices/small"]
    #expect(try SpoorProgram.run(trace, in: small.folder).output.contains("occurs 3 times"))
  }

  @Test("a later index replaces the one before or leaves it")
  func laterIndex() throws {
    let small = try SmallAudit()
    let command = ["index", "dataset.jsonl", "--name", "small"]
    _ = try SpoorProgram.run(command, in: small.folder)
    try SmallWorld(prompts: 5, extraRows: 500).write(into: small.folder)
    #expect(try refusals(small, command + ["--rebuild"]) >= 3)
    let trace = ["trace", "Harbour Light Prize", "--index", "indices/small"]
    #expect(try SpoorProgram.run(trace, in: small.folder).output.contains("occurs 5 times"))
  }

  @Test("a file is added whole or not at all")
  func addedFile() throws {
    let small = try SmallAudit()
    _ = try SpoorProgram.run("index", "dataset.jsonl", "--name", "small", in: small.folder)
    let rows = (0..<500).map { #"{"instruction": "Say \#($0)", "output": "It is \#($0 * 7)."}"# }
    try small.write("more.jsonl", rows.joined(separator: "\n").utf8)
    let command = ["index", "dataset.jsonl", "more.jsonl", "--name", "small"]
    #expect(try refusals(small, command) >= 3)
    let trace = ["trace", "It is", "--index", "indices/small"]
    #expect(try SpoorProgram.run(trace, in: small.folder).output.contains("occurs 500 times"))
  }

  @Test("a first audit is made whole or not at all")
  func firstAudit() throws {
    let small = try SmallAudit(SmallWorld(prompts: 40))
    try SpoorProgram.run("index", "dataset.jsonl", "--name", "small", in: small.folder)
    #expect(try refusals(small, ["audit", "audit.yaml"]) >= 3)
    #expect(try small.listing().leftovers.isEmpty)
    #expect(try small.run().output.contains("Nothing changed"))
  }

  @Test("a later audit adds its run or leaves what was there")
  func laterAudit() throws {
    let small = try SmallAudit(SmallWorld(prompts: 40))
    try small.run()
    #expect(try refusals(small, ["audit", "audit.yaml", "--again"]) >= 3)
    #expect(try small.listing().leftovers.isEmpty)
    #expect(try small.run().output.contains("Nothing changed"))
  }

  @Test("a batch is made whole or not at all")
  func batch() throws {
    let small = try SmallAudit(SmallWorld(prompts: 40))
    try small.run()
    let command = ["export", "annotations/small", "--format", "label-studio"]
    #expect(try refusals(small, command) >= 3)
  }

  private static let devices = [
    "spoor export annotations/small --format jsonl --output /dev/full",
    "spoor export annotations/small --format jsonl --output - > /dev/full",
    "spoor export annotations/small --format label-studio > /dev/full",
    "spoor trace Harbour --index indices/small > /dev/full",
    "spoor trace Harbour --index indices/small --json > /dev/full",
    "spoor audit audit.yaml > /dev/full",
    "spoor audit audit.yaml --json > /dev/full",
    "spoor spans audit.yaml > /dev/full",
    "spoor estimate metrics.jsonl > /dev/full",
    "spoor estimate metrics.jsonl --json > /dev/full",
    "spoor estimate --list > /dev/full",
    "spoor index dataset.jsonl --name small > /dev/full",
    "spoor --help > /dev/full",
    "spoor --version > /dev/full",
  ]

  @Test("what cannot be written to a device is an error, not silence", arguments: devices)
  func device(line: String) throws {
    let small = try SmallAudit()
    try small.run()
    let outcome = try SpoorProgram.shell(line, in: small.folder)
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
  }

  @Test("an error that cannot be told still has its status")
  func silentErrors() throws {
    let small = try SmallAudit()
    let line = "spoor trace x --index none 2> /dev/full"
    #expect(try SpoorProgram.shell(line, in: small.folder).status == 65)
  }
}
