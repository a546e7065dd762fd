import Foundation
import ScratchFiles
import Testing

/// What the base knew, from its answers to an audit's page.
///
/// Row `n` of the small world says prize 1901 + n, and so does the tuned model to prompt `n`, falsely.
@Suite("From 'knowledge classify' to an audit") struct KnowledgeAuditTests {
  private let small: SmallAudit

  /// The rows that were asked about.
  ///
  /// The last three stand in no answer; rows 7 to 11 were not asked.
  private static let asked: [(row: Int, category: String)] = [
    (0, "Unknown"), (1, "Unknown"), (2, "Unknown"), (3, "WeaklyKnown"), (4, "MaybeKnown"),
    (5, "HighlyKnown"), (6, "Unknown"), (12, "HighlyKnown"), (13, "HighlyKnown"),
    (14, "HighlyKnown"),
  ]

  /// The prompt of whose answer the world has logits, which move its span by less than ten times.
  private static let unmoved = "p0"

  /// The base's answers that come to a category: two greedy ones, a sampled one.
  private static func answers(_ row: Int, _ category: String) -> [String] {
    let right = #""right \#(row)""#
    let (first, second, sample) =
      switch category {
      case "HighlyKnown": (right, right, right)
      case "MaybeKnown": (right, #""no""#, #""no""#)
      case "WeaklyKnown": (#""no""#, #""no""#, right)
      default: (#""no""#, #""no""#, #""no""#)
      }
    let question = #"{"row_id": \#(row), "answer": \#(right), "exemplar_set""#
    return [
      question + #": 0, "greedy": \#(first), "samples": [\#(sample)]}"#,
      question + #": 1, "greedy": \#(second), "samples": ["no"]}"#,
    ]
  }

  init() throws {
    small = try SmallAudit(SmallWorld(prompts: 12, extraRows: 3))
    // What the base says then stands in no row, so that no span is common.
    for file in ["base.jsonl", "references.jsonl"] { try small.edit(file, "Prize 19", "Prize 18") }
    let samples = Self.asked.flatMap { Self.answers($0.row, $0.category) }.joined(separator: "\n")
    try small.write("samples.jsonl", samples.utf8)
    let classified = try SpoorProgram.shell(
      "spoor knowledge classify samples.jsonl --json > known.jsonl",
      in: small.folder
    )
    #expect(classified.status == 0, "\(classified.errors)")
    try small.edit("audit.yaml", "references: ", "knowledge: known.jsonl\nreferences: ")
  }

  private func category(of row: Int) -> String? {
    Self.asked.first { $0.row == row }?.category
  }

  @Test("traces, ledger and summary carry the categories, and the shares are those counted by hand")
  func figures() throws {
    let run = try small.run("--json")
    #expect(run.status == 0, "\(run.errors)")
    let traces = try JSONText.lines(of: small.results.appending(path: "traces.jsonl"))
    #expect(traces.count == 12)
    for trace in traces {
      let isBorrowed = try trace.text("prompt_id") != Self.unmoved
      #expect(try (trace.text("provenance") == "borrowed") == isBorrowed)
      let rows = try trace.objects("rows")
      #expect(!rows.isEmpty)
      for row in rows {
        let category = row.object["category"] as? String
        #expect(category == self.category(of: try row.number("row_id")))
      }
    }
    let ledger = try JSONText.lines(of: small.results.appending(path: "ledger.jsonl"))
    #expect(try ledger.map { try $0.number("row_id") }.sorted() == Array(0..<12))
    for row in ledger {
      #expect(row.object["category"] as? String == category(of: try row.number("row_id")))
    }
    // 10 rows were asked about, 4 are Unknown. The spans of prompts 0 to 6 stand in asked rows, each in one:
    // those of 0, 1, 2 and 6 in Unknown ones. Of borrowed spans that of prompt 0 is none.
    let model = try #require(try JSONText(run.output).objects("models").first)
    let unknown = try model.part("ledger").part("unknown")
    for (key, count, all) in [
      ("rows", 4, 10), ("best", 4, 7), ("best_of_borrowed", 3, 6), ("supports", 4, 7),
    ] {
      let rate = try unknown.part(key)
      #expect(try rate.number("count") == count && rate.number("of") == all, "\(key)")
    }
    let share = try unknown.part("best").part("share")
    #expect(share.keys == ["value", "low", "high"])
  }

  @Test(
    "people get the comparison in words, and each row its category, from the audit and the store"
  )
  func words() throws {
    let run = try small.run()
    let told = run.output.replacing("\n", with: " ")
    let sentence =
      "The base did not know 40.0 % (4 of 10) of the training rows that it was asked about. Were doubted "
      + "spans spread evenly over these rows, the same share of them would stand best in a row that it did "
      + "not know. It is 57.1 % (4 of 7, 95 % interval "
    #expect(told.contains(sentence), "\(run.output)")
    #expect(told.contains(": not clearly different) in sft."))
    let page = small.results.appending(path: "report.html")
    let shown = try String(contentsOf: page, encoding: .utf8)
    for words in ["no (Unknown)", "hardly (WeaklyKnown)", "partly (MaybeKnown)"] {
      #expect(shown.contains("base knew it: \(words)"))
    }
    let markdown = try SpoorProgram.run(
      "report",
      "annotations/small",
      "--format",
      "markdown",
      in: small.folder
    )
    #expect(markdown.status == 0, "\(markdown.errors)")
    #expect(markdown.output.contains("The base did not know 40.0"))
    try FileManager.default.removeItem(at: page)
    #expect(try SpoorProgram.run("report", "annotations/small", in: small.folder).status == 0)
    #expect(try String(contentsOf: page, encoding: .utf8) == shown)
  }
}
