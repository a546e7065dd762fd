import Corpora
import DurableFiles
import Foundation
import Remedies
import ScratchFiles
import SpoorModel
import Testing

@Suite("Kits of other datasets") struct RemedyDatasetTests {
  private static let world = SmallWorld(prompts: 6, extraRows: 60)

  /// A small world whose dataset is written anew, audited, with a kit of its six rows.
  private func kit(
    _ name: String,
    _ write: (_ instruction: String, _ output: String) -> String,
    head: String = ""
  ) throws -> SmallAudit {
    let small = try SmallAudit(Self.world)
    let rows = try JSONText.lines(of: small.path("dataset.jsonl")).map {
      write(try $0.text("instruction"), try $0.text("output"))
    }
    try small.write(name, (head + rows.map { $0 + "\n" }.joined()).utf8)
    try small.edit("audit.yaml", "dataset: dataset.jsonl", "dataset: \(name)")
    #expect(try small.run().status == 0)
    let made = try SpoorProgram.run(
      ["remedy", "annotations/small", "--rows", "6", "--draws", "1", "--output", "kit"],
      in: small.folder
    )
    #expect(made.status == 0, "\(made.errors)")
    return small
  }

  private func outputs(_ small: SmallAudit, _ path: String) throws -> [[String]] {
    let reader = DatasetReader(files: [small.path(path)])
    var outputs: [[String]] = []
    while let row = try reader.next() {
      outputs.append(row.parts.filter { $0.field == .output }.map(\.text))
    }
    return outputs
  }

  @Test(
    "of a conversation, only the turns that hold a span are relabelled, and of a random one those that are as long"
  )
  func conversations() throws {
    let small = try kit("chats.jsonl") { instruction, output in
      let turns =
        [("user", "Hello"), ("assistant", "Good day."), ("user", instruction)]
        + [("assistant", output), ("user", "Thanks"), ("assistant", "Any time.")]
      let messages = turns.map { "{\"role\": \"\($0)\", \"content\": \"\($1)\"}" }
      return "{\"messages\": [\(messages.joined(separator: ", "))]}"
    }
    let before = try outputs(small, "chats.jsonl")
    let relabelled = try outputs(small, "kit/train/relabel/chats.jsonl")
    let control = try outputs(small, "kit/train/relabel-control-1/chats.jsonl")
    let changed = before.indices.filter { before[$0] != relabelled[$0] }
    #expect(!changed.isEmpty)
    for row in changed {
      #expect(relabelled[row] == ["Good day.", "I don't know.", "Any time."])
      #expect(control[row] == before[row])
    }
    for row in before.indices where before[row] != control[row] {
      #expect(control[row] == [before[row][0], "I don't know.", before[row][2]])
    }
    let manifest = try JSONText(
      try String(contentsOf: small.path("kit/manifest.json"), encoding: .utf8)
    )
    let words = Dictionary(
      uniqueKeysWithValues: try manifest.objects("arms").map {
        (try $0.text("name"), try $0.number("words"))
      }
    )
    // Greetings and thanks, two words each, stay.
    #expect(words["relabel"] == (words["drop"] ?? 0) - 4 * changed.count)
    let replaced = changed.count
    #expect(words["relabel-control-1"] == (words["drop-control-1"] ?? 0) - 4 * replaced)
    let task = try #require(try JSONText.lines(of: small.path("kit/simplify/batch.jsonl")).first)
    #expect(try task.number("turn") == 1)
    #expect(try task.text("instruction").hasPrefix("Which prize did Odo"))
  }

  @Test("a table stays a table, with its header and its own quoting")
  func tables() throws {
    let small = try kit(
      "table.csv",
      { "\"\($0)\",\($1.contains(",") ? "\"\($1)\"" : $1)" },
      head: "prompt,completion\n"
    )
    let before = try String(contentsOf: small.path("table.csv"), encoding: .utf8)
      .split(separator: "\n")
    let kept = try String(contentsOf: small.path("kit/train/drop/table.csv"), encoding: .utf8)
      .split(separator: "\n")
    #expect(kept.first == "prompt,completion")
    #expect(kept.count < before.count)
    #expect(Set(kept).isSubset(of: before))
    let relabelled = try outputs(small, "kit/train/relabel/table.csv")
    #expect(relabelled.count == before.count - 1)
    #expect(relabelled.contains(["I don't know."]))
  }

  @Test("where lift is unknown, spans that are only present are taken, and it is said")
  func present() throws {
    let small = try SmallAudit(Self.world)
    let plan = try String(contentsOf: small.path("audit.yaml"), encoding: .utf8)
    let unmeasured = plan.split(separator: "\n").filter {
      !$0.contains("metrics") && !$0.contains("logits")
    }
    try small.write("audit.yaml", (unmeasured.joined(separator: "\n") + "\n").utf8)
    #expect(try small.run().status == 0)
    let made = try SpoorProgram.run(
      ["remedy", "annotations/small", "--rows", "6", "--output", "kit"],
      in: small.folder
    )
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("Lift is unknown in this audit"))
    let spans = try JSONText.lines(of: small.path("kit/predicted.jsonl"))
    #expect(!spans.isEmpty)
    #expect(try spans.allSatisfy { try $0.text("provenance") == "present" })
  }
}
