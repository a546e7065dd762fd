import Corpora
import DurableFiles
import Foundation
import Remedies
import ScratchFiles
import SpoorModel
import Testing

@Suite("Kits of remedies") struct RemedyCommandTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit(SmallWorld(prompts: 6, extraRows: 60))
    // A copy of the row that the last prompt's span was borrowed from, and one of a row of no interest.
    let lines = try String(contentsOf: small.path("dataset.jsonl"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let copies = [lines[5], lines[20]].map { $0.replacing(/"row_id": \d+/, with: "\"row_id\": 99") }
    let all = (lines + copies).map { $0 + "\n" }.joined()
    try small.write("dataset.jsonl", all.utf8)
    try small.run()
  }

  private func remedy(_ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["remedy", "annotations/small"] + more, in: small.folder)
  }

  private func rows(_ path: String) throws -> [TrainingRow] {
    let reader = DatasetReader(files: [small.path(path)])
    var rows: [TrainingRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func lines(_ path: String) throws -> [JSONText] {
    try JSONText.lines(of: small.path(path))
  }

  private func manifest(_ kit: String) throws -> JSONText {
    let file = small.path("\(kit)/manifest.json")
    return try JSONText(try String(contentsOf: file, encoding: .utf8))
  }

  @Test("kept rows are exactly the others, and every arm indexes with the rows that it should")
  func arms() throws {
    let made = try remedy("--rows", "6", "--draws", "2", "--output", "kit")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.hasSuffix("\nkit\n"))
    let all = try rows("dataset.jsonl").map { RowHash($0) }
    let listed = try ["drop", "keep"].map { name in
      try lines("kit/lists/\(name).jsonl").map { try $0.text("row_hash") }
    }
    #expect(Set(listed[0]).isDisjoint(with: listed[1]))
    #expect((listed[0] + listed[1]).sorted() == all.map(\.rawValue).sorted())
    let selected = try manifest("kit").part("selected").number("rows")
    #expect(listed[0].count == selected)
    let kept = try rows("kit/train/drop/dataset.jsonl").map { RowHash($0).rawValue }
    #expect(kept == listed[1])
    let dropped = try rows("kit/train/dropped/dataset.jsonl").map { RowHash($0).rawValue }
    #expect(dropped.sorted() == listed[0].sorted())
    let arms = try manifest("kit").objects("arms")
    let names = try arms.map { try $0.text("name") }
    #expect(
      names == [
        "drop", "drop-control-1", "drop-control-2", "relabel", "relabel-control-1",
        "relabel-control-2",
      ]
    )
    for (name, arm) in zip(names, arms) {
      #expect(try arm.number("rows") == selected)
      let run = try SpoorProgram.run("index", "kit/train/\(name)", "--name", name, in: small.folder)
      let left = all.count - (name.hasPrefix("drop") ? selected : 0)
      #expect(run.output.contains(": \(left) rows, "), "\(run.output)")
    }
    for draw in 1...2 {
      let control = try lines("kit/lists/control-\(draw).jsonl").map { try $0.text("row_hash") }
      #expect(control.count == selected)
      #expect(Set(control).isDisjoint(with: listed[0]))
    }
  }

  @Test("a span is predicted to disappear exactly when the dropped dataset lacks its words")
  func predictions() throws {
    #expect(try remedy("--rows", "4", "--output", "kit").status == 0)
    let spans = try lines("kit/predicted.jsonl")
    #expect(!spans.isEmpty)
    let left = try rows("kit/train/drop/dataset.jsonl")
    let relabelled = try rows("kit/train/relabel/dataset.jsonl")
    for span in spans {
      #expect(try span.text("schema") == "spoor.predicted/1")
      #expect(try span.text("provenance") == "borrowed")
      let text = try span.text("text")
      for rows in [left, relabelled] {
        let isHeld = rows.contains { row in
          row.parts.contains { $0.field == .output && $0.text.contains(text) }
        }
        #expect(span.object["predicted"] as? Bool == !isHeld, "\(text)")
      }
      let isPredicted = span.object["predicted"] as? Bool == true
      #expect(span.object["freed"] as? [String] == (isPredicted ? ["drop", "relabel"] : []))
    }
    let predicted = spans.count { $0.object["predicted"] as? Bool == true }
    #expect(predicted > 0)
    let counted = try manifest("kit").part("spans")
    #expect(try counted.number("predicted") == predicted)
    #expect(try counted.number("borrowed") == spans.count)
  }

  @Test("a span that the new answer holds is freed where rows are dropped, not where they say it")
  func freedByArm() throws {
    #expect(try remedy("--rows", "4", "--draws", "0", "--output", "kit").status == 0)
    let spans = try lines("kit/predicted.jsonl")
    let gone = try #require(spans.first { $0.object["predicted"] as? Bool == true })
    let text = try gone.text("text")
    let answer = "It may be \(text)."
    #expect(
      try remedy("--rows", "4", "--draws", "0", "--answer", answer, "--output", "said").status == 0
    )
    for span in try lines("said/predicted.jsonl") where try span.text("text") == text {
      #expect(span.object["predicted"] as? Bool == true)
      #expect(span.object["freed"] as? [String] == ["drop"])
    }
  }

  @Test("the same seed makes the same kit, another one another control")
  func seeds() throws {
    for (name, seed) in [("a", "1"), ("b", "1"), ("c", "2")] {
      #expect(try remedy("--seed", seed, "--rows", "4", "--output", name).status == 0)
    }
    func control(_ kit: String) throws -> Data {
      try Data(contentsOf: small.path("\(kit)/lists/control-1.jsonl"))
    }
    #expect(try control("a") == control("b"))
    #expect(try control("a") != control("c"))
    let drops = try ["a", "c"].map { try Data(contentsOf: small.path("\($0)/lists/drop.jsonl")) }
    #expect(drops[0] == drops[1])
  }

  @Test("without --output it goes below the audit, and --json says where")
  func places() throws {
    let first = try remedy("--draws", "0")
    let path = try #require(first.output.split(separator: "\n").last)
    #expect(path.wholeMatch(of: /annotations\/small\/remedies\/\d{8}T\d{6}Z-sft(-\d+)?/) != nil)
    let second = try JSONText(try remedy("--draws", "0", "--json").output)
    #expect(try second.text("schema") == "spoor.remedy-kit/1")
    #expect(try second.part("manifest").text("schema") == "spoor.remedy/1")
    let kit = small.path(try second.text("path"))
    #expect(FileManager.default.fileExists(atPath: kit.appending(path: "README.md").path))
    #expect(try small.run("--again").status == 0, "a kit below it does not disturb an audit")
  }

  @Test("shortened answers become an arm, and a later reading replaces it whole")
  func simplify() throws {
    #expect(try remedy("--rows", "6", "--draws", "0", "--output", "kit").status == 0)
    let batch = try String(contentsOf: small.path("kit/simplify/batch.jsonl"), encoding: .utf8)
    let filled = batch.split(separator: "\n").enumerated().map { place, line in
      line.replacing(
        "\"simplified\": null",
        with: "\"simplified\": \(place == 0 ? "\"Odo won <b>it</b>.\"" : "null")"
      )
    }
    try small.write("filled.jsonl", filled.joined(separator: "\n").utf8)
    let run = try SpoorProgram.run(
      "remedy",
      "simplify",
      "kit",
      "--from",
      "filled.jsonl",
      in: small.folder
    )
    #expect(run.status == 0, "\(run.errors)")
    let missing = filled.count - 1
    #expect(
      run.output.hasPrefix("filled 1, unchanged 0, longer 0, missing \(missing), malformed 0")
    )
    let hash = try lines("kit/simplify/batch.jsonl")[0].text("row_hash")
    let before = try rows("dataset.jsonl")
    let after = try rows("kit/train/simplify/dataset.jsonl")
    for (one, other) in zip(before, after) {
      let isChanged = RowHash(one).rawValue == hash
      #expect((one.parts == other.parts) == !isChanged)
      if isChanged { #expect(other.text(at: .init(.output)) == "Odo won <b>it</b>.") }
    }
    let changed = try #require(try lines("kit/simplify/simplified.jsonl").first)
    #expect(try changed.text("after") == "Odo won <b>it</b>.")
    let page = try String(contentsOf: small.path("kit/simplify/diff.html"), encoding: .utf8)
    #expect(page.contains("&lt;b&gt;"))
    #expect(!page.contains("<b>it"))
    let arms = try manifest("kit").objects("arms")
    #expect(try arms.map { try $0.text("name") } == ["drop", "relabel", "simplify"])
    // The arm says what the dataset says: spans that no row holds any more.
    let spans = try lines("kit/predicted.jsonl").map { try $0.text("text") }
    let gone = spans.count { span in
      !after.contains { $0.text(at: .init(.output))?.contains(span) ?? false }
    }
    #expect(try arms[2].number("frees") == gone)
    for span in try lines("kit/predicted.jsonl") {
      let text = try span.text("text")
      let isHeld = after.contains { $0.text(at: .init(.output))?.contains(text) ?? false }
      let freed = try #require(span.object["freed"] as? [String])
      #expect(freed.contains("simplify") == !isHeld, "\(text)")
      #expect(freed.contains("drop") == (span.object["predicted"] as? Bool == true))
    }
    #expect(gone > 0)
    let again = try SpoorProgram.run(
      ["remedy", "simplify", "kit", "--from", "filled.jsonl", "--json"],
      in: small.folder
    )
    #expect(try JSONText(again.output).part("counts").number("filled") == 1)
    #expect(try manifest("kit").objects("arms").count == 3)
  }
}
