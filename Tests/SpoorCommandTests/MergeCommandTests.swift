import Foundation
import ScratchFiles
import Testing

@Suite("spoor index --shard and spoor merge") struct MergeCommandTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    let rows = ["a red fox", "a blue hare", "a red fox", "a red hen", "a grey goose"]
    let lines = rows.map { #"{"instruction": "Name one", "output": "\#($0)"}"# + "\n" }
    _ = try scratch.file("rows.jsonl", text: lines.joined())
  }

  private func spoor(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(arguments, in: scratch.url)
  }

  @Test("parts are built, merged and traced like the whole")
  func merging() throws {
    let part = try spoor("index", "rows.jsonl", "--shard", "1/2", "--into", "one")
    #expect(part.output.contains("Built one: part 1 of 2, 3 rows"), "\(part.errors)")
    #expect(part.output.contains("spoor merge"))
    #expect(try spoor("index", "rows.jsonl", "--shard", "2/2", "--into", "two").status == 0)
    let described = try spoor("index", "--info", "--into", "two")
    #expect(described.output.hasPrefix("two: part 2 of 2, from row 3\n"), "\(described.output)")
    let merged = try spoor("merge", "two", "one", "--into", "both")
    #expect(
      merged.output.hasPrefix("Merged 2 parts into both: 5 rows (4 that differ), 25 words.\n"),
      "\(merged.output)\(merged.errors)"
    )
    #expect(try spoor("index", "rows.jsonl", "--into", "whole").status == 0)
    for arguments in [["red fox"], ["red", "--prompt", "Name one"], ["a red goose", "--near"]] {
      let asked = ["trace"] + arguments + ["--json", "--index"]
      let whole = try SpoorProgram.run(asked + ["whole"], in: scratch.url)
      #expect(whole.status == 0)
      #expect(try SpoorProgram.run(asked + ["both"], in: scratch.url).output == whole.output)
    }
  }

  @Test("a dataset is counted once for all parts, file by file")
  func counting() throws {
    let line = #"{"instruction": "Name one", "output": "a red fox"}"#
    _ = try scratch.file("more.jsonl", text: "\(line)\nrubbish\n")
    _ = try scratch.file("empty.jsonl", text: "")
    let files = ["rows.jsonl", "empty.jsonl", "more.jsonl"]
    let stopped = try SpoorProgram.run(["index", "--count"] + files, in: scratch.url)
    #expect(stopped.status == 65)
    #expect(stopped.errors.contains("more.jsonl:2"), "\(stopped.errors)")
    let counted = try SpoorProgram.run(["index", "--count", "--skip-bad"] + files, in: scratch.url)
    #expect(counted.status == 0)
    #expect(counted.errors.hasPrefix("Left out 1 bad row:\n  more.jsonl:2"), "\(counted.errors)")
    let lines = try counted.output.split(separator: "\n").map { try JSONText(String($0)) }
    #expect(try lines.map { try $0.text("file") } == files)
    #expect(try lines.map { try $0.number("rows") } == [5, 0, 1])
    #expect(try lines.map { try $0.number("skipped") } == [0, 0, 1])
    #expect(try lines.map { try $0.text("schema") } == Array(repeating: "spoor.count/1", count: 3))
    _ = try scratch.file("counts.jsonl", text: counted.output)
    let runs: [(String, [String])] = [("plain", []), ("counted", ["--counts", "counts.jsonl"])]
    for (into, counts) in runs {
      let arguments = ["index"] + files + ["--shard", "2/2", "--skip-bad", "--into", into]
      #expect(try SpoorProgram.run(arguments + counts, in: scratch.url).status == 0)
    }
    let manifests = try ["plain", "counted"].map {
      try Data(contentsOf: scratch.url.appending(path: "\($0)/manifest.json"))
    }
    #expect(manifests[0] == manifests[1])
    let refused = try SpoorProgram.run(
      ["index"] + files + ["--shard", "1/2", "--counts", "counts.jsonl", "--into", "one"],
      in: scratch.url
    )
    #expect(refused.status == 65)
    #expect(
      refused.errors.contains(
        "rows.jsonl: the file was counted with --skip-bad, and is to be read with no options"
      ),
      "\(refused.errors)"
    )
  }

  @Test("the files that a dataset means are listed in the order in which they are read")
  func listing() throws {
    _ = try scratch.file("more.jsonl", text: "{}\n")
    _ = try scratch.file("notes.md", text: "")
    #expect(try spoor("index", ".", "--list").output == "./more.jsonl\n./rows.jsonl\n")
    #expect(try spoor("index", "r*", "m*", "--list").output == "rows.jsonl\nmore.jsonl\n")
    #expect(try spoor("index", "none", "--list").status == 65)
    #expect(try spoor("index", ".", "--list", "--count").status == 64)
    #expect(try spoor("index", ".", "--list", "--skip-bad").status == 64)
  }

  @Test("what names no part is refused", arguments: ["0/2", "3/2", "2", "a/b", "1/2/3"])
  func refused(part: String) throws {
    let outcome = try spoor("index", "rows.jsonl", "--shard", part, "--into", "one")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--shard"))
  }

  @Test("an incomplete set of parts is refused, with the command that builds the next")
  func incomplete() throws {
    #expect(try spoor("index", "rows.jsonl", "--shard", "1/2", "--into", "one").status == 0)
    let outcome = try spoor("merge", "one", "--into", "both")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("spoor index DATASET --shard 2/2"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "both").path))
  }
}
