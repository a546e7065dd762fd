import Foundation
import ScratchFiles
import Testing

@Suite("Answers and a dataset without an audit file") struct PassageCommandTests {
  private let small: SmallAudit

  init() throws { small = try SmallAudit() }

  private func run(_ more: String...) throws -> SpoorProgram.Outcome {
    let arguments = ["audit", "--dataset", "dataset.jsonl", "--answers", "sft.jsonl"]
    return try SpoorProgram.run(arguments + more, in: small.folder)
  }

  @Test("are audited, and the audit is called as the model")
  func audit() throws {
    let outcome = try run("--prompts", "prompts.jsonl", "--base", "base.jsonl", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let summary = try JSONText(outcome.output)
    #expect(try summary.text("name") == "sft")
    #expect(try summary.text("traced") == "passages")
    let model = try #require(try summary.objects("models").first)
    #expect(try model.text("method") == "unknown")
    let folder = small.folder.appending(path: "annotations/sft")
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "report.html").path))
    #expect(
      try run("--prompts", "prompts.jsonl", "--base", "base.jsonl").output.contains(
        "Nothing changed"
      )
    )
  }

  @Test("need prompts where the answers tell only ids, and say how to give them")
  func prompts() throws {
    let before = try small.listing()
    let outcome = try run()
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.contains("sft.jsonl:1 (prompt p0): the answer does not tell what was asked")
    )
    #expect(outcome.errors.contains("--prompts"))
    #expect(try small.listing() == before)
  }

  @Test("an audit file may be given other models' answers to compare with")
  func completed() throws {
    try small.write(
      "third.jsonl",
      #"{"instruction": "Which prize did Zoë Arbor0 Lindqvist receive?", "output": "None.", "generator": "third"}"#
        .utf8
    )
    let outcome = try small.run("--compared-with", "third.jsonl", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let model = try #require(try JSONText(outcome.output).objects("models").first)
    let passages = try #require(model.object["passages"] as? [String: Any])
    let differences = try #require(passages["differences"] as? [[String: Any]])
    #expect(differences.compactMap { $0["model"] as? String } == ["base", "third"])
    #expect(differences.last?["prompts"] as? Int == 1)
  }

  @Test("passages are nothing to review and no predictions")
  func review() throws {
    #expect(try run("--prompts", "prompts.jsonl").status == 0)
    let export = try SpoorProgram.run(
      "export",
      "annotations/sft",
      "--format",
      "jsonl",
      "--output",
      "-",
      in: small.folder
    )
    #expect(export.status == 0 && export.output.isEmpty)
    #expect(export.errors.contains("The review queue is empty: the audit doubts nothing."))
  }
}
