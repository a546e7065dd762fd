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
