import Foundation
import ScratchFiles
import Testing

/// The shards of a merged index, asked one by one, against the index.
@Suite("spoor trace --partial and spoor merge --answers")
struct PartialTraceTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    let rows = [
      "a red fox ran over the frozen lake at night", "a blue hare", "a red fox", "a red hen",
      "a red fox ran over the frozen lake at night", "a grey goose flew over the frozen lake",
    ]
    let lines = rows.map { #"{"instruction": "Name one animal", "output": "\#($0)"}"# + "\n" }
    _ = try scratch.file("rows.jsonl", text: lines.joined())
    _ = try scratch.file(
      "responses.jsonl",
      text: """
        {"text": "a red fox ran over the molten lake at night", "prompt": "Name one"}
        {"text": "a red hen"}
        {"text": "…", "id": "without a word"}
        {"text": "some grey goose and a red fox", "prompt": "Which animal?"}

        """
    )
    for part in 1...3 {
      try run("index", "rows.jsonl", "--shard", "\(part)/3", "--into", "part\(part)")
    }
    try run("merge", "part1", "part2", "part3", "--into", "whole")
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> SpoorProgram.Outcome {
    let outcome = try SpoorProgram.run(arguments, in: scratch.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  /// A file of what one shard counts or says.
  private func partial(_ half: String, _ shard: Int, _ options: [String] = []) throws -> String {
    let arguments =
      ["trace", "--file", "responses.jsonl", "--index", "whole", "--partial", half]
      + ["--shard", "\(shard)/3"] + options
    let outcome = try SpoorProgram.run(arguments, in: scratch.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let name = "\(half)\(shard).jsonl"
    _ = try scratch.file(name, text: outcome.output)
    return name
  }

  @Test(
    "merged answers are those of one machine",
    arguments: [[], ["--near"], ["--field", "output", "--limit", "1", "--least-words", "1"]]
  )
  func equal(options: [String]) throws {
    let whole = try SpoorProgram.run(
      ["trace", "--file", "responses.jsonl", "--index", "whole"] + options,
      in: scratch.url
    )
    let counts = try (1...3).map { try partial("counts", $0, options) }
    let sums = try SpoorProgram.run(["merge", "--answers"] + counts, in: scratch.url)
    #expect(sums.status == 0, "\(sums.errors)")
    _ = try scratch.file("sums.jsonl", text: sums.output)
    let answers = try (1...3).map {
      try partial("answers", $0, options + ["--sums", "sums.jsonl"])
    }
    // In any order: a line says of which shard it is.
    let merged = try SpoorProgram.run(["merge", "--answers"] + answers.reversed(), in: scratch.url)
    #expect(merged.output == whole.output, "\(merged.errors)")
    #expect(whole.output.split(separator: "\n").count == 4)
  }

  @Test("a stretch of the responses is traced as the whole file's, ids included")
  func stretch() throws {
    let all = try run("trace", "--file", "responses.jsonl", "--index", "whole").output
    let stretches = try [(0, 1), (1, 3), (3, 9), (9, 12)].map { from, to in
      try run(
        "trace",
        "--file",
        "responses.jsonl",
        "--index",
        "whole",
        "--from",
        "\(from)",
        "--to",
        "\(to)"
      ).output
    }
    #expect(stretches.joined() == all)
  }

  @Test("what does not fit together is refused, with its place")
  func misfits() throws {
    let counts = try (1...3).map { try partial("counts", $0) }
    func refused(_ arguments: [String], _ message: String) throws {
      let outcome = try SpoorProgram.run(arguments, in: scratch.url)
      #expect(outcome.status == 65, "\(arguments)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
    let merge = ["merge", "--answers"]
    try refused(merge + counts.dropLast(), "answers of these shards are missing: 3/3")
    try refused(merge + [counts[0], counts[0], counts[2]], "it holds shard 1 like counts1.jsonl")
    try refused(merge + ["none.jsonl"], "none.jsonl: the file cannot be read")
    try refused(merge + ["rows.jsonl"], "rows.jsonl:1: this is no line of 'spoor trace --partial'")
    let text = try String(contentsOf: scratch.url.appending(path: counts[1]), encoding: .utf8)
    _ = try scratch.file(
      "short.jsonl",
      text: text.split(separator: "\n").first.map { "\($0)\n" } ?? ""
    )
    try refused(merge + [counts[0], "short.jsonl", counts[2]], "the file ends here")
    // From the second line on another shard's.
    let other = try String(contentsOf: scratch.url.appending(path: counts[2]), encoding: .utf8)
    let mixed = text.split(separator: "\n").prefix(1) + other.split(separator: "\n").dropFirst()
    _ = try scratch.file("mixed.jsonl", text: mixed.map { "\($0)\n" }.joined())
    try refused(merge + [counts[0], "mixed.jsonl", counts[2]], "mixed.jsonl:2: this line does not")
    _ = try scratch.file("cut.jsonl", text: String(text.dropLast(20)))
    try refused(merge + [counts[0], "cut.jsonl", counts[2]], "the line is cut off")
    let trace = ["trace", "--file", "responses.jsonl", "--index", "whole"]
    try refused(
      trace + ["--partial", "answers", "--shard", "1/3"],
      "the sums of all shards' counts lack what rows like the prompt need"
    )
    try refused(
      trace + ["--partial", "answers", "--shard", "1/3", "--sums", counts[0]],
      "these are not the sums for the response 0"
    )
    let near = try partial("counts", 3, ["--near"])
    try refused(merge + [counts[0], counts[1], near], "does not answer what")
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      (["--file", "responses.jsonl", "--partial", "counts", "--shard", "4/3"], "--shard"),
      (["--file", "responses.jsonl", "--partial", "counts"], "the index has 3 shards"),
      (["--file", "responses.jsonl", "--shard", "1/3"], "--shard and --sums belong to --partial"),
      (["red", "--partial", "counts"], "--partial belongs to --file"),
      (["--file", "responses.jsonl", "--from", "3", "--to", "1"], "the lower first"),
    ]
  )
  func usage(arguments: [String], message: String) throws {
    let outcome = try SpoorProgram.run(["trace", "--index", "whole"] + arguments, in: scratch.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
