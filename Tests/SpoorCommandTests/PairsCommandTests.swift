import Foundation
import ScratchFiles
import Testing

@Suite("Two models' answers side by side") struct PairsCommandTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit()
    try small.run()
  }

  private func spoor(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(arguments, in: small.folder)
  }

  private func exported(_ more: String...) throws -> [String] {
    let pairs = ["export", "annotations/small", "--pairs", "base,sft", "--format", "jsonl"]
    let outcome = try SpoorProgram.run(pairs + ["--output", "-"] + more, in: small.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test("export, judge, import, count")
  func whole() throws {
    let lines = try exported().map {
      $0.replacing("\"reviewer\":null", with: "\"reviewer\":\"ana\"")
        .replacing("\"category\":null", with: "\"category\":3")
    }
    #expect(!lines.isEmpty)
    try small.write("v.jsonl", (lines.joined(separator: "\n") + "\n").utf8)
    let added = try spoor("import", "annotations/small", "v.jsonl")
    #expect(added.output.hasPrefix("Verdicts added: \(lines.count)."))
    let told = try spoor("pairs", "annotations/small", "sft,base").output
    #expect(told.hasPrefix("sft (A) and base (B): \(lines.count) of \(lines.count) exported"))
    #expect(told.contains(/3  both wrong +\d+ +100\.0/))
    let json = try JSONText(try spoor("pairs", "annotations/small", "sft,base", "--json").output)
    #expect(try json.text("schema") == "spoor.pairs/1")
  }

  @Test("the first so many are the same in every export, and only they count as exported")
  func limit() throws {
    let first = try exported("--limit", "1")
    #expect(first.count == 1)
    let told = try spoor("pairs", "annotations/small", "base,sft").output
    #expect(told.contains("0 of 1 exported pair judged"))
    #expect(try exported().first == first.first)
  }

  @Test(
    "what cannot be is said",
    arguments: [
      (["export", "annotations/small", "--pairs", "sft", "--format", "jsonl"], "not two models"),
      (
        ["export", "annotations/small", "--pairs", "sft,base", "--format", "label-studio"],
        "jsonl only"
      ),
      (
        ["pairs", "annotations/small", "sft,nobody"],
        "no answers of a model 'nobody'. Models: base, sft"
      ),
      (["pairs", "annotations/small", "sft,sft"], "beside itself"),
    ]
  )
  func refused(arguments: [String], problem: String) throws {
    let outcome = try SpoorProgram.run(arguments, in: small.folder)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(problem), "\(outcome.errors)")
  }
}
