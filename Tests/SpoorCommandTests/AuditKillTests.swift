import Foundation
import ScratchFiles
import Testing

/// `kill -9` at random moments of an audit: the next one goes on, and comes to the same.
@Suite("An audit that is killed", .serialized) struct AuditKillTests {
  private static let kills = TestScale.count(3, heavy: 50)
  private static let prompts = 200

  private let small: SmallAudit

  init() throws {
    small = try SmallAudit(SmallWorld(prompts: Self.prompts))
    try small.edit("audit.yaml", "    token_metrics: metrics.jsonl\n", "")
    try small.edit(
      "audit.yaml",
      "{index: index.json, base: base.npy, tuned: tuned.npy}",
      "{base: base-logits, tuned: tuned-logits}"
    )
    // A response has nine words and <eos>.
    let rows = 10
    for (folder, step) in [("base-logits", 0.25), ("tuned-logits", -0.5)] {
      try FileManager.default.createDirectory(
        at: small.path(folder),
        withIntermediateDirectories: false
      )
      for prompt in 0..<Self.prompts {
        let floats = (0..<rows * SmallWorld.vocabulary).map { place in
          // Row t finds the response's token t likeliest: 1 to 9, then 0.
          let isEmitted =
            place % SmallWorld.vocabulary == (place / SmallWorld.vocabulary + 1) % rows
          return Float(Double((place + prompt) % 23) * step + (isEmitted ? 20 : 0))
        }
        let file = NumpyFile(shape: "(\(rows), \(SmallWorld.vocabulary))", floats: floats)
        try small.write("\(folder)/p\(prompt).npy", file.bytes)
      }
    }
  }

  private func contents(of name: String, in audit: String) throws -> Data {
    try Data(contentsOf: small.path("annotations/\(audit)/\(name)"))
  }

  @Test("leaves no audit or a whole one; the next run measures the rest and finds the same")
  func kills() throws {
    let start = Date()
    let whole = try small.run("--name", "whole")
    try #require(whole.status == 0, "\(whole.errors)")
    let seconds = Date().timeIntervalSince(start)
    let command = ["audit", "audit.yaml", "--name", "killed"]
    for _ in 0..<Self.kills {
      let program = try RunningProgram(SpoorProgram.executable, command, in: small.folder)
      usleep(useconds_t(Double.random(in: 0..<seconds) * 1_000_000))
      Foundation.kill(program.identifier, SIGKILL)
      _ = try program.outcome(within: 60)
      let results = small.path("annotations/killed")
      guard FileManager.default.fileExists(atPath: results.path) else { continue }
      let query = try SpoorProgram.run(
        ["query", results.path, "SELECT count(*) FROM latest_run", "--csv"],
        in: small.folder
      )
      #expect(query.status == 0 && query.output.contains("1"), "\(query.errors)")
    }
    let last = try SpoorProgram.run(command, in: small.folder)
    try #require(last.status == 0, "\(last.errors)")
    for name in ["positions.jsonl", "spans.jsonl", "traces.jsonl", "controls.jsonl"] {
      #expect(try contents(of: name, in: "killed") == contents(of: name, in: "whole"), "\(name)")
    }
  }

  @Test("one bad file of logits is set aside and named; with --strict it ends the audit")
  func badResponse() throws {
    try small.write("tuned-logits/p7.npy", [1, 2, 3])
    let outcome = try small.run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("set aside"))
    #expect(outcome.errors.contains("p7.npy (prompt p7)"))
    let strict = try small.run("--strict", "--again")
    #expect(strict.status == 65)
    #expect(strict.errors.contains("p7.npy"))
  }
}
