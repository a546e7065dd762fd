import Foundation
import ScratchFiles
import Testing

@Suite("spoor index") struct IndexCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func index(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["index"] + arguments + ["--into", "index"], in: scratch.url)
  }

  /// The files below the index's folder, with their bytes; none where it is not there.
  private func bytes() throws -> [String: Data] {
    let folder = scratch.url.appending(path: "index")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [:] }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.reduce(into: [:]) { $0[$1] = try? Data(contentsOf: folder.appending(path: $1)) }
  }

  private static let shapes: [(name: String, text: String, says: String)] = [
    (
      "a.json", #"[{"instruction": "ask", "input": "", "output": "answer"}]"#,
      "a.json: Alpaca rows (instruction, input, output), 1 row"
    ),
    (
      "d.jsonl", #"{"instruction": "ask", "context": "where", "response": "answer"}"#,
      "d.jsonl: Dolly rows (instruction, context, response), 1 row"
    ),
    (
      "p.csv", "prompt,completion\nask,answer\n",
      "p.csv: prompts with completions (prompt, completion), 1 row"
    ),
    (
      "m.jsonl",
      #"{"messages": [{"role": "user", "content": "ask"}, {"role": "assistant", "content": "answer"}]}"#,
      "m.jsonl: chats of messages (messages), 1 row"
    ),
    (
      "s.json",
      #"[{"conversations": [{"from": "human", "value": "ask"}, {"from": "gpt", "value": "answer"}]}]"#,
      "s.json: ShareGPT conversations (conversations), 1 row"
    ),
    ("t.txt", "answer\n", "t.txt: texts (text), 1 row"),
  ]

  @Test("says what it takes a file for, and finds the answer in its output", arguments: shapes)
  func detection(name: String, text: String, says: String) throws {
    _ = try scratch.file(name, text: text)
    let outcome = try index(name)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix(says), "\(outcome.output)")
    #expect(outcome.output.contains("--format") == (name != "t.txt"))
    let trace = try SpoorProgram.run("trace", "Answer", "--index", "index", in: scratch.url)
    #expect(trace.output.hasPrefix("\"Answer\" occurs once in index: 1 in outputs.\n"))
  }

  @Test("--fields and --format overrule what a file looks like")
  func overruled() throws {
    _ = try scratch.file("a.jsonl", text: #"{"prompt": "p", "completion": "c", "output": "o"}"#)
    #expect(try index("a.jsonl", "--fields", "question=completion,answer=prompt").status == 0)
    let swapped = try SpoorProgram.run("trace", "p", "--index", "index", in: scratch.url)
    #expect(swapped.output.contains("1 in outputs"))
    let refused = try index("a.jsonl", "--format", "alpaca", "--rebuild")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("a.jsonl:1: this is not an Alpaca row"))
    #expect(try index("a.jsonl", "--format", "prompt-completion", "--rebuild").status == 0)
  }

  @Test("folders and patterns are read; more files are added, the same ones left alone")
  func growing() throws {
    let more = scratch.url.appending(path: "more")
    try FileManager.default.createDirectory(at: more, withIntermediateDirectories: false)
    _ = try scratch.file("more/b.txt", text: "one\ntwo two\n")
    _ = try scratch.file("more/c.txt.gz", ScratchFolder.gzipped(Array("three".utf8)))
    _ = try scratch.file("a1.txt", text: "four")
    let built = try index("more")
    #expect(built.output.contains("Built index: 3 rows, 4 words."))
    let before = try bytes()
    let same = try index("more")
    #expect(same.output.hasPrefix("Nothing to do: index holds these files already"))
    #expect(try bytes() == before)
    let added = try index("more", "a?.txt")
    #expect(added.output.contains("Added 1 row from a1.txt; index now holds 4 rows, 5 words."))
    let after = try bytes()
    #expect(before.allSatisfy { $0.key == "manifest.json" || after[$0.key] == $0.value })
    let anew = try index("a1.txt", "--rebuild")
    #expect(anew.output.contains("Built index: 1 row, 1 word."))
  }

  private static let bad = """
    {"instruction": "a", "output": "fine"}
    {"instruction": "b"}
    {"instruction": "c", "output": 3}
    {"instruction": "d", "output": "fine too"}

    """

  @Test("a bad row stops with its line; --skip-bad leaves it out, counts and lists it")
  func badRows() throws {
    _ = try scratch.file("bad.jsonl", text: Self.bad)
    let stopped = try index("bad.jsonl")
    #expect(stopped.status == 65)
    #expect(stopped.errors.hasPrefix("spoor: bad.jsonl:2: the key \"output\" is missing"))
    #expect(try bytes().isEmpty)
    let skipped = try index("bad.jsonl", "--skip-bad")
    #expect(skipped.status == 0)
    #expect(skipped.errors.hasPrefix("Left out 2 bad rows:\n  bad.jsonl:2: "))
    #expect(skipped.errors.contains("\n  bad.jsonl:3: \"output\": expected a string"))
    #expect(skipped.output.contains("2 rows (2 left out)"))
  }

  @Test("of many bad rows the first ten are listed")
  func manyBadRows() throws {
    let lines = (0..<13).map { "{\"instruction\": \($0), \"output\": \"a\"}" }
    _ = try scratch.file(
      "bad.jsonl",
      text: (["{\"instruction\": \"a\", \"output\": \"a\"}"] + lines).joined(separator: "\n")
    )
    let errors = try index("bad.jsonl", "--skip-bad").errors.split(separator: "\n")
    #expect(errors.count == 12)
    #expect(errors.first == "Left out 13 bad rows:")
    #expect(errors.last == "  … 3 more")
  }

  @Test("--info tells counts, sizes, versions and sources, and builds nothing")
  func info() throws {
    _ = try scratch.file("a.txt", text: "one two\none two\nthree\n")
    #expect(
      try SpoorProgram.run("index", "--info", "--into", "index", in: scratch.url).status == 65
    )
    _ = try index("a.txt")
    let before = try bytes()
    let lines = try index("--info").output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "index")
    #expect(lines[1] == "  rows    3 (2 that differ)")
    #expect(lines[2] == "  words   5 (3 different)")
    #expect(lines[4].hasPrefix("  format  2; word rules "))
    #expect(lines.contains { $0.hasPrefix("  suffixes.u32 ") })
    #expect(lines.contains { $0.hasPrefix("  a.txt   text ") })
    #expect(try bytes() == before)
    let json = try JSONText(try index("--info", "--json").output)
    #expect(try json.text("schema") == "spoor.index/1")
    #expect(try json.number("rows") == 3)
  }

  private static let contradictions: [(arguments: [String], says: String)] = [
    (["--info", "a.txt"], "--info describes an index and reads no dataset"),
    (["--info", "--rebuild"], "--info builds nothing"),
    (["--info", "--counts", "a.txt"], "--info builds nothing"),
    (["a.txt", "--count"], "--count and --list build nothing"),
    (["a.txt", "--counts", "a.txt"], "--counts is for --shard"),
    (["a.txt", "--format", "text", "--fields", "answer=a"], "--format and --fields exclude"),
    (["a.txt", "--format", "parquet"], "'parquet' is invalid"),
    (["a.txt", "--fields", "answer"], "'answer' is no pair of a field and a key"),
    (["a.txt", "--fields", "reply=a"], "'reply' is no field of a training row"),
  ]

  @Test("words that contradict each other are refused", arguments: contradictions)
  func refused(arguments: [String], says: String) throws {
    _ = try scratch.file("a.txt", text: "one")
    let arguments = ["index"] + arguments + ["--into", "index"]
    let outcome = try SpoorProgram.run(arguments, in: scratch.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(try bytes().isEmpty)
  }
}
