import DurableFiles
import Foundation
import ScratchFiles
import Testing

/// `spoor audit --shard i/n`, and the audit that takes over what the parts kept.
@Suite("An audit in parts", .serialized) struct AuditPartTests {
  private static let prompts = 40

  private let small: SmallAudit

  init() throws {
    small = try SmallAudit(SmallWorld(prompts: Self.prompts))
    try small.giveLogProbabilities(of: Self.prompts)
  }

  private func audit(_ place: String, _ more: String...) throws -> SpoorProgram.Outcome {
    let outcome = try SpoorProgram.run(
      ["audit", "audit.yaml", "--annotations", place] + more,
      in: small.folder
    )
    return outcome
  }

  /// Runs every part once.
  private func parts(_ count: Int, of place: String, leavingOut left: Int? = nil) throws -> [String]
  {
    try (1...count).filter { $0 != left }.map { number in
      let outcome = try audit(place, "--shard", "\(number)/\(count)")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output
    }
  }

  private func results(_ place: String) throws -> AuditResults {
    try AuditResults(of: small.path("\(place)/small"))
  }

  private func hasParts(_ place: String) -> Bool {
    FileManager.default.fileExists(atPath: small.path("\(place)/small.parts").path)
  }

  private func whole() throws -> AuditResults {
    #expect(try audit("whole").status == 0)
    return try results("whole")
  }

  @Test("measures, then traces; the whole takes it over and leaves what one audit leaves")
  func spread() throws {
    let first = try parts(3, of: "parts")
    #expect(
      first[0] == """
        Part 1 of 3: measured 14 of 40 responses, kept in parts/small.parts.
        Next: parts 2 and 3 the same, then all parts again, to trace; or 'spoor audit audit.yaml' \
        without --shard does the rest

        """
    )
    #expect(first[2].contains("measured 13 of 40 responses, traced 13 of 40 responses"))
    let second = try parts(3, of: "parts")
    #expect(second[0].hasPrefix("Part 1 of 3: traced 14 of 40 responses, kept in"))
    #expect(second[0].contains("Next: part 2 the same, then 'spoor audit audit.yaml'"))
    #expect(second[2].hasPrefix("Part 3 of 3: nothing was left to do now"))
    #expect(try audit("parts").status == 0)
    #expect(try results("parts").differences(from: try whole()).isEmpty)
    #expect(!hasParts("parts"))
    #expect(try parts(1, of: "parts")[0].hasPrefix("Nothing changed since the last run"))
    #expect(!hasParts("parts"))
  }

  @Test("what the parts measured is not measured again")
  func takenOver() throws {
    _ = try parts(2, of: "parts")
    let run = try #require(try small.runOfParts("parts"))
    for number in 1...2 {
      try small.markValues(run.appending(path: "\(number)-of-2.values.sqlite"))
    }
    #expect(try audit("parts").status == 0)
    #expect(try results("parts").differences(from: try whole()).contains("positions.jsonl"))
  }

  @Test("the whole does what a missing part did not", arguments: [1, 2])
  func missing(times: Int) throws {
    for _ in 0..<times { _ = try parts(3, of: "parts", leavingOut: 2) }
    #expect(try audit("parts").status == 0)
    #expect(try results("parts").differences(from: try whole()).isEmpty)
    #expect(!hasParts("parts"))
  }

  @Test("a part that was killed goes on, and the whole takes over what it left")
  func killed() throws {
    let start = Date()
    _ = try audit("timed", "--shard", "1/2")
    let seconds = Date().timeIntervalSince(start)
    for _ in 0..<TestScale.count(4, heavy: 40) {
      let command = ["audit", "audit.yaml", "--annotations", "parts", "--shard"]
      for part in ["1/2", "2/2"] {
        let program = try RunningProgram(
          SpoorProgram.executable,
          command + [part],
          in: small.folder
        )
        usleep(useconds_t(Double.random(in: 0..<seconds) * 1_000_000))
        Foundation.kill(program.identifier, SIGKILL)
        _ = try program.outcome(within: 60)
      }
    }
    _ = try parts(2, of: "parts", leavingOut: Bool.random() ? 1 : nil)
    #expect(try audit("parts").status == 0)
    #expect(try results("parts").differences(from: try whole()).isEmpty)
    #expect(!hasParts("parts"))
  }

  @Test("a second attempt at a part ends with 75; the whole leaves a part alone that runs")
  func locked() throws {
    _ = try parts(2, of: "parts", leavingOut: 2)
    let run = try #require(try small.runOfParts("parts"))
    let lock = try FolderLock.acquire(at: run.appending(path: "1-of-2.lock"))
    let second = try audit("parts", "--shard", "1/2")
    #expect(second.status == 75)
    #expect(second.errors.contains("1-of-2.lock"))
    #expect(try audit("parts").status == 0)
    #expect(hasParts("parts"))
    lock.release()
    #expect(try audit("parts", "--again").status == 0)
    #expect(!hasParts("parts"))
  }

  @Test("a part of other inputs is not taken for this audit's")
  func otherInputs() throws {
    _ = try parts(2, of: "parts")
    _ = try parts(2, of: "parts")
    try small.edit("base.logprobs.jsonl", "-4.0", "-3.0")
    #expect(try audit("parts").status == 0)
    #expect(try results("parts").differences(from: try whole()).isEmpty)
  }

  @Test("a bad response is set aside as by one audit, in whichever part it is")
  func badResponse() throws {
    try small.edit(
      "tuned.logprobs.jsonl",
      "\"p7\", \"n_prompt_tokens\": 2",
      "\"p7\", \"n_prompt_tokens\": 3"
    )
    let first = try parts(3, of: "parts")
    #expect(first[1].contains("measured 12 of 39 responses"))
    let second = try parts(3, of: "parts")
    #expect(second[0].contains("traced 13 of 39 responses"))
    let last = try audit("parts")
    #expect(last.status == 0 && last.errors.contains("prompt p7"))
    #expect(try results("parts").differences(from: try whole()).isEmpty)
  }
}
