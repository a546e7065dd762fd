import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@Suite struct BadRowTests {
  let rows: Rows

  init() throws { rows = try Rows() }

  @Test(
    "what cannot be taken for rows is refused with a mapping that works",
    arguments: [
      (
        #"{"id": "x", "source": "a", "target": "b"}"#,
        "no known shape of training rows: found the keys \"id\", \"source\", \"target\"",
        "instruction=source,output=target"
      ),
      (
        #"{"only": "a"}"#, "no known shape of training rows: found the keys \"only\"", "output=only"
      ),
      (
        #"{"prompt": "a", "chosen": "b", "rejected": "c"}"#,
        "these are preference pairs (\"chosen\", \"rejected\"), of which a model is not trained to say both",
        "instruction=prompt,output=chosen"
      ),
    ]
  )
  func refused(row: String, problem: String, fields: String) throws {
    for badRows in [DatasetOptions.BadRows.stop, .skip] {
      let error = try rows.failure("bad.json", "[\(row)]", .init(badRows: badRows))
      #expect(error.problem == problem)
      #expect(error.remedy.contains("--fields \(fields)"))
      #expect(error.location?.record == "element 1")
    }
    let mapped = try rows.read("a.jsonl", row, .init(fields: FieldMapping(parsing: fields)))
    #expect(mapped.count == 1)
  }

  static let conversations: [(String, String)] = [
    (#"[]"#, #""messages": no turn of an assistant"#),
    (#"[{"role": "user", "content": "a"}]"#, #""messages": no turn of an assistant"#),
    (#"{}"#, #""messages": expected an array of turns, found an object"#),
    (#"[5]"#, #""messages[0]": expected an object, found an integer"#),
    (#"[{"role": "narrator", "content": "a"}]"#, #""messages[0]": unknown role "narrator""#),
    (#"[{"content": "a"}]"#, #""messages[0]": nothing says who speaks; it has the keys "content""#),
    (
      #"[{"role": 1, "content": "a"}]"#, #""messages[0].role": expected a string, found an integer"#
    ),
    (
      #"[{"role": "user", "content": null}]"#,
      #""messages[0]": the turn has no content; it has the keys "role", "content""#
    ),
    (
      #"[{"role": "user", "content": 5}]"#,
      #""messages[0].content": expected a string or a list of text parts, found an integer"#
    ),
    (
      #"[{"role": "user", "content": [7]}]"#,
      #""messages[0].content[0]": expected a part of a text, found an integer"#
    ),
  ]

  @Test("a conversation that is none is an error with its line", arguments: conversations)
  func conversation(turns: String, problem: String) throws {
    let good = #"{"messages": [{"role": "assistant", "content": "a"}]}"#
    let error = try rows.failure("bad.jsonl", "\(good)\n{\"messages\": \(turns)}\n")
    #expect(error.problem == problem)
    #expect(error.location?.line == 2)
    #expect(!error.remedy.isEmpty)
  }

  @Test(
    "a history that is none is an error",
    arguments: [
      ("5", "\"history\": expected an array of pairs [user, assistant], found an integer"),
      (
        "[[\"a\"]]",
        "\"history[0]\": expected a pair of strings [user, assistant], found an array of 1"
      ),
    ]
  )
  func history(value: String, problem: String) throws {
    let text = "{\"instruction\": \"a\", \"output\": \"b\", \"history\": \(value)}"
    #expect(try rows.failure(text).problem == problem)
  }

  private static let mixed = """
    rubbish
    {"prompt": "a", "completion": "b"}
    {"prompt": "a"
    {"instruction": "a", "output": "b"}

    {"prompt": "c", "completion": "d"}
    {"prompt": 1, "completion": "d"}
    """

  @Test("bad rows are left out, counted and listed where that is wanted")
  func skipping() throws {
    let file = try rows.scratch.file("mixed.jsonl", text: Self.mixed)
    let reader = DatasetReader(files: [file], options: .init(badRows: .skip))
    var read: [TrainingRow] = []
    while let row = try reader.next() { read.append(row) }
    #expect(read.map(\.spoken) == ["instruction: a | output: b", "instruction: c | output: d"])
    #expect(read.map(\.id) == [.number(0), .number(1)])
    #expect(reader.skipped.count == 4)
    #expect(reader.skipped.errors.map { $0.location?.line } == [1, 3, 4, 7])
    #expect(
      reader.skipped.errors[2].problem
        == "the key \"prompt\" is missing; found the keys \"instruction\", \"output\""
    )
    #expect(
      reader.skipped.errors[2].remedy
        == "Each record (a prompt with its completion) must be one JSON object with the keys prompt, "
        + "completion (and, where known, input, context, system, system_prompt, tools, history, id)."
    )
    #expect(reader.detections.map(\.rows) == [2])
    #expect(reader.detections.map(\.skipped) == [4])
    #expect(reader.detections.map(\.keys) == [["prompt", "completion"]])
  }

  @Test("a first row that lacks its answer is that row's error, not another shape's")
  func firstRow() throws {
    let alpaca = #"{"instruction": "a", "output": null}"#
    #expect(try rows.failure(alpaca).problem == "\"output\": expected a string, found null")
    let skip = DatasetOptions(badRows: .skip)
    let good = #"{"instruction": "a", "output": "b", "messages": null}"#
    #expect(try rows.read("a.jsonl", "\(alpaca)\n\(good)", skip).count == 1)
  }

  @Test("without being asked, the first bad row stops")
  func stopping() throws {
    #expect(try rows.failure("mixed.jsonl", Self.mixed).location?.line == 1)
  }

  @Test("bad elements of an array and ragged rows of a table are left out, open ones stop")
  func skippingElsewhere() throws {
    let skip = DatasetOptions(badRows: .skip)
    let good = #"{"text": "a"}"#
    #expect(
      try rows.read("a.json", "[\(good), {\"text\": }, {\"text\": 5}, \(good)]", skip).count == 2
    )
    #expect(try rows.read("a.csv", "text,n\na,1\nb\nc,2\n", skip).count == 2)
    #expect(try rows.failure("a.json", "[\(good), 5, \(good)]", skip).problem.contains("found '5'"))
    #expect(try rows.failure("a.csv", "text\na\n\"b\n", skip).location?.line == 3)
    #expect(
      try rows.failure("a.json", "[\(good), {\"text\": \"b", skip).problem.contains("does not end")
    )
  }

  @Test("of very many errors a thousand are kept")
  func manyErrors() throws {
    let lines = Array(repeating: "rubbish\n", count: 1500).joined() + #"{"text": "a"}"#
    let file = try rows.scratch.file("a.jsonl", text: lines)
    let reader = DatasetReader(files: [file], options: .init(badRows: .skip))
    while try reader.next() != nil {}
    #expect(reader.skipped.count == 1500)
    #expect(reader.skipped.errors.count == 1000)
  }

  @Test("a format that the file has not, or that contradicts, is said")
  func told() throws {
    let text = #"{"text": "a"}"#
    let error = try rows.failure("a.jsonl", text, .init(shape: .promptCompletion))
    #expect(
      error.problem
        == "this is not a prompt with its completion, which has the keys prompt or question or query and "
        + "completion or response or answer; found the keys \"text\""
    )
    let mapped = try rows.failure("a.jsonl", text, .init(shape: .mapped))
    #expect(mapped.code == .usage)
    let both = DatasetOptions(shape: .text, fields: try FieldMapping(parsing: "output=text"))
    #expect(
      try rows.failure("a.jsonl", text, both).problem
        == "--format text and --fields exclude each other"
    )
  }

  @Test("files without rows are listed; only a dataset without any is an error")
  func emptyFiles() throws {
    let files = [
      try rows.scratch.file("a.jsonl", text: ""), try rows.scratch.file("b.txt", text: "\n\n"),
      try rows.scratch.file("c.csv", text: "text\n"),
      try rows.scratch.file("d.jsonl", text: #"{"text": "a"}"#),
    ]
    let reader = DatasetReader(files: files)
    while try reader.next() != nil {}
    #expect(reader.detections.map(\.rows) == [0, 0, 0, 1])
    #expect(reader.detections.map(\.shape) == [nil, nil, nil, .text])
    let error = try #require(throws: SpoorError.self) { try rows.read(Array(files[..<3])) }
    #expect(error.problem == "the dataset holds no rows")
    let skipped = try rows.failure("a.jsonl", "rubbish", .init(badRows: .skip))
    #expect(skipped.problem == "the dataset holds no rows; 1 were left out as bad")
  }

  @Test("nesting without end is an error, not a crash")
  func hostile() throws {
    let deep = String(repeating: "[", count: 100_000)
    for text in ["{\"messages\": \(deep)", "{\"text\": \(deep)\(deep.replacing("[", with: "]"))}"] {
      #expect(try rows.failure("a.jsonl", text).code == .badInput)
      #expect(try rows.failure("a.json", "[\(text)]").code == .badInput)
    }
  }
}
