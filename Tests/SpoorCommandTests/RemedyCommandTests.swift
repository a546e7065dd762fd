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

@Suite("Kits that cannot be made") struct RemedyErrorTests {
  /// Enough rows for words to be rare, so that some spans are borrowed.
  private static let world = SmallWorld(prompts: 6, extraRows: 60)

  private static let wrong: [(arguments: [String], says: String)] = [
    (["--model", "gpt"], "annotations/small has no tuned model 'gpt'. Its models: sft."),
    (["--rows", "1", "--share", "0.1"], "Give either --rows or --share."),
    (["--rows", "0"], "--rows must be at least 1."),
    (["--rows", "-1"], "--rows must be at least 1."),
    (["--seed", "-1"], "--seed must be a whole number from 0 to"),
    (["--answer", ""], "--answer must not be empty"),
    (["--share", "1.5"], "--share must be above 0 and at most 1."),
    (["--draws", "101"], "--draws must be 0 to 100."),
    (["--arms", "drop,simplify"], "'drop,simplify' is no list of arms"),
    (["--select", "best"], "'best' is no way to select rows: cover or ledger."),
  ]

  @Test("for words that make no sense exit with 64 and make nothing", arguments: wrong.indices)
  func usage(case index: Int) throws {
    let small = try SmallAudit()
    try small.run()
    let before = try small.listing()
    let outcome = try SpoorProgram.run(
      ["remedy", "annotations/small"] + Self.wrong[index].arguments,
      in: small.folder
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(Self.wrong[index].says), "\(outcome.errors)")
    #expect(try small.listing() == before)
  }

  private func failure(_ small: SmallAudit, _ arguments: String...) throws -> String {
    let outcome = try SpoorProgram.run(["remedy"] + arguments, in: small.folder)
    #expect(outcome.status == 65, "\(outcome.errors)")
    return outcome.errors
  }

  @Test("say what is wrong, where, and what to do")
  func badInput() throws {
    let small = try SmallAudit(Self.world)
    #expect(try failure(small, "none").contains("none: there is no audit here"))
    try small.run()
    #expect(try failure(small, "simplify", "annotations", "--from", "x").contains("no kit here"))
    let audit = "annotations/small"
    #expect(try failure(small, audit, "--output", "indices").contains("something stands here"))
    try small.write("prompt.txt", "Shorten it".utf8)
    #expect(
      try failure(small, audit, "--simplify-prompt", "prompt.txt").contains(
        "no place for the answer"
      )
    )
    try small.write("prompt.txt", [0xFF] + Array("{output}".utf8))
    #expect(
      try failure(small, audit, "--simplify-prompt", "prompt.txt").contains(
        "the prompt is not UTF-8"
      )
    )
    let dataset = try String(contentsOf: small.path("dataset.jsonl"), encoding: .utf8)
    try small.write("dataset.jsonl", dataset.replacing("Prize 19", with: "Prize 18").utf8)
    let changed = try failure(small, audit)
    #expect(changed.contains("dataset.jsonl: the dataset is not the one that was audited"))
    #expect(changed.contains("run 'spoor audit' again"))
  }

  @Test("answers to other rows, and a dataset that changed since, leave the kit as it was")
  func simplify() throws {
    let small = try SmallAudit(Self.world)
    try small.run()
    let made = try SpoorProgram.run(
      ["remedy", "annotations/small", "--rows", "2", "--draws", "0", "--output", "kit"],
      in: small.folder
    )
    #expect(made.status == 0, "\(made.errors)")
    let before = try FolderListing(of: small.path("kit"))
    let batch = try String(contentsOf: small.path("kit/simplify/batch.jsonl"), encoding: .utf8)
    let from = ["simplify", "kit", "--from"]
    #expect(
      try failure(small, from[0], from[1], from[2], "kit/simplify/batch.jsonl").contains(
        "no row is filled in"
      )
    )
    let other = String(repeating: "0", count: 64)
    try small.write("other.jsonl", "{\"row_hash\": \"\(other)\", \"simplified\": \"x\"}\n".utf8)
    let strange = try failure(small, from[0], from[1], from[2], "other.jsonl")
    #expect(strange.contains("other.jsonl:1"))
    #expect(strange.contains("is not among those that the kit asks for"))
    try small.write(
      "filled.jsonl",
      batch.replacing("\"simplified\": null", with: "\"simplified\": \"x\"").utf8
    )
    try small.edit("dataset.jsonl", "Odo", "Ode")
    let changed = try failure(small, from[0], from[1], from[2], "filled.jsonl")
    #expect(changed.contains("the dataset is not the one that the kit was made from"))
    #expect(try FolderListing(of: small.path("kit")) == before)
  }

  @Test("a dataset of which only a question changed is noticed while the audit's index stands")
  func changedQuestion() throws {
    let small = try SmallAudit(Self.world)
    try small.run()
    try small.edit("dataset.jsonl", "Which prize", "What prize")
    let changed = try failure(small, "annotations/small")
    #expect(changed.contains("dataset.jsonl is not the file that indices/small was made from"))
    try FileManager.default.removeItem(at: small.index)
    let made = try SpoorProgram.run(["remedy", "annotations/small"], in: small.folder)
    #expect(made.status == 0, "nothing else tells: \(made.errors)")
  }

  @Test("an audit without borrowed spans has nothing to take out, and says so")
  func nothingBorrowed() throws {
    let small = try SmallAudit()
    try small.run()
    let error = try failure(small, "annotations/small")
    #expect(error.contains("no doubted span of sft is borrowed from the training rows"))
  }

  @Test("an audit of passages alone has nothing to remedy, and says so")
  func passages() throws {
    let small = try SmallAudit()
    let audited = try SpoorProgram.run(
      [
        "audit", "--dataset", "dataset.jsonl", "--prompts", "prompts.jsonl", "--answers",
        "sft.jsonl", "--base", "base.jsonl", "--name", "text",
      ],
      in: small.folder
    )
    #expect(audited.status == 0, "\(audited.errors)")
    #expect(try failure(small, "annotations/text").contains("there is nothing to remedy"))
  }
}

@Suite("Kits that are changed") struct RemedyKitSafetyTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit(SmallWorld(prompts: 6, extraRows: 60))
    // Another row with the words of the last prompt's span, so that two rows are selected.
    let text = try String(contentsOf: small.path("dataset.jsonl"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let other = lines[5].replacing("Which", with: "What").replacing(
      /"row_id": \d+/,
      with: "\"row_id\": 99"
    )
    try small.write("dataset.jsonl", (text + other + "\n").utf8)
    try small.run()
    let made = try SpoorProgram.run(
      ["remedy", "annotations/small", "--rows", "20", "--draws", "0", "--output", "my kit"],
      in: small.folder
    )
    #expect(made.status == 0, "\(made.errors)")
  }

  private var batch: [String] {
    get throws {
      try String(contentsOf: small.path("my kit/simplify/batch.jsonl"), encoding: .utf8)
        .split(separator: "\n").map {
          String($0).replacing("\"simplified\": null", with: "\"simplified\": \"Odo.\"")
        }
    }
  }

  private func simplify(_ lines: [String]) throws -> SpoorProgram.Outcome {
    let file = "my kit/simplify/batch.jsonl"
    try small.write(file, lines.map { $0 + "\n" }.joined().utf8)
    return try SpoorProgram.run(["remedy", "simplify", "my kit", "--from", file], in: small.folder)
  }

  @Test("of a batch edited in place, lines that were deleted are missing")
  func deleted() throws {
    let lines = try batch
    try #require(lines.count > 1)
    let run = try simplify([lines[0], lines[0]])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("filled 1, "))
    #expect(run.output.contains("missing \(lines.count - 1), "))
  }

  @Test("of a batch edited in place, a line that asks about something else is refused")
  func edited() throws {
    let lines = try batch
    let run = try simplify(lines.map { $0.replacing("\"turn\": 0", with: "\"turn\": 7") })
    #expect(run.status == 65)
    #expect(run.errors.contains("batch.jsonl:1"), "\(run.errors)")
    #expect(run.errors.contains("\"turn\" is not what the kit's simplify/batch.jsonl said"))
  }

  @Test("a list that names an answer which a row lacks is refused, with its line")
  func damagedList() throws {
    try small.edit("my kit/lists/simplify.jsonl", "\"turn\": 0", "\"turn\": 7")
    let run = try simplify(batch)
    #expect(run.status == 65)
    #expect(run.errors.contains("lists/simplify.jsonl:"), "\(run.errors)")
    #expect(run.errors.contains("the row has no answer 7"))
  }

  @Test("where one file cannot be written, none is")
  func unwritable() throws {
    let lines = try batch
    #expect(try simplify(lines).status == 0)
    let page = small.path("my kit/simplify/diff.html")
    try FileManager.default.removeItem(at: page)
    try FileManager.default.createDirectory(at: page, withIntermediateDirectories: false)
    let shorter = lines.map { $0.replacing("\"Odo.\"", with: "\"O.\"") }
    let file = "my kit/simplify/batch.jsonl"
    try small.write(file, shorter.map { $0 + "\n" }.joined().utf8)
    let before = try FolderListing(of: small.path("my kit"))
    let run = try simplify(shorter)
    #expect(run.status == 74, "\(run.errors)")
    #expect(try FolderListing(of: small.path("my kit")) == before)
  }

  @Test("a kit that another process holds is left alone")
  func held() throws {
    let lock = try FolderLock.acquire(at: small.path(".my kit.lock"))
    let run = try simplify(batch)
    #expect(run.status == 75, "\(run.errors)")
    lock.release()
    #expect(try simplify(batch).status == 0)
  }

  @Test("folders that killed processes left aside are removed")
  func leftovers() throws {
    // No process has this number: Linux counts to 2²² at most.
    let left = [
      "annotations/small/remedies/.20250101T000000Z-sft.spoor-staging-2000000000",
      ".my kit.spoor-staging-2000000000", "my kit/train/.simplify.spoor-staging-2000000000",
    ]
    let other = small.path("annotations/small/remedies/.notes.spoor-staging-2000000000")
    for folder in left.map(small.path) + [other] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    #expect(try simplify(batch).status == 0)
    let kit = small.path("my kit")
    try FileManager.default.moveItem(at: kit, to: small.path("old"))
    for place in [["--output", "my kit"], []] {
      let made = try SpoorProgram.run(["remedy", "annotations/small"] + place, in: small.folder)
      #expect(made.status == 0, "\(made.errors)")
    }
    for path in left.dropLast() {
      #expect(!FileManager.default.fileExists(atPath: small.path(path).path), "\(path)")
    }
    let inKit = "old/train/.simplify.spoor-staging-2000000000"
    #expect(!FileManager.default.fileExists(atPath: small.path(inKit).path))
    #expect(FileManager.default.fileExists(atPath: other.path))
  }

  @Test("its README quotes paths, and its lists name files as the manifest does")
  func names() throws {
    let readme = try String(contentsOf: small.path("my kit/README.md"), encoding: .utf8)
    #expect(readme.contains("spoor remedy simplify 'my kit' --from FILE"))
    let files = try JSONText.lines(of: small.path("my kit/lists/keep.jsonl")).map {
      try $0.text("file")
    }
    #expect(Set(files) == ["dataset.jsonl"])
  }
}
