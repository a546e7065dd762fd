import Foundation
import ScratchFiles
import Testing

/// The example's audit in parts is, byte for byte, the one that one process makes.
@Suite("The example in parts") struct ExamplePartTests {
  private static let whole: AuditResults? = {
    // A failure shows as nil in every test that needs it.
    guard let folder = ExampleAudit.shared?.folder,
      let run = try? SpoorProgram.run(
        ["audit", ExampleAudit.file, "--annotations", "one"],
        in: folder,
        limit: 300
      ), run.status == 0
    else { return nil }
    return try? AuditResults(of: folder.appending(path: "one/planted-world"))
  }()

  @Test(
    "is the whole's to the byte",
    // Some twenty audits; a small audit in parts is compared with the whole in every run.
    .enabled(if: TestScale.isHeavy, "scripts/test-heavy runs it"),
    arguments: [1, 2, 7]
  )
  func parts(count: Int) throws {
    let folder = try #require(ExampleAudit.shared).folder
    let whole = try #require(Self.whole)
    let place = "parts-\(count)"
    func run(_ more: [String]) throws -> SpoorProgram.Outcome {
      let command = ["audit", ExampleAudit.file, "--annotations", place] + more
      return try SpoorProgram.run(command, in: folder, limit: 300)
    }
    var traced = 0
    for number in Array(1...count) + Array(1..<max(count, 2)) {
      let outcome = try run(["--shard", "\(number)/\(count)"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      if outcome.output.contains("traced ") { traced += 1 }
    }
    #expect(traced == count)
    let last = try run([])
    #expect(last.status == 0, "\(last.errors)")
    let results = try AuditResults(of: folder.appending(path: "\(place)/planted-world"))
    #expect(results.differences(from: whole).isEmpty)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: place).path
    )
    #expect(
      left.filter { !$0.hasPrefix(".") }.sorted() == [
        "planted-world", "planted-world.values.sqlite",
      ]
    )
  }
}
