import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@Suite struct ShapeTests {
  let rows: Rows

  init() throws { rows = try Rows() }

  static let shapes: [(String, DatasetShape, String)] = [
    (
      #"{"instruction": "a", "input": "b", "output": "c"}"#, .alpaca,
      "instruction: a | input: b | output: c"
    ),
    (#"{"instruction": "a", "input": "", "output": "c"}"#, .alpaca, "instruction: a | output: c"),
    (#"{"Instruction": "a", "Output": "c", "text": "t"}"#, .alpaca, "instruction: a | output: c"),
    (
      #"{"instruction": "c", "output": "d", "history": [["a", "b"]], "system": "s"}"#, .alpaca,
      "system: s | instruction: a | output: b | instruction: c | output: d"
    ),
    (
      #"{"instruction": "a", "output": "b", "history": [], "system": null}"#, .alpaca,
      "instruction: a | output: b"
    ),
    (#"{"prompt": "a", "completion": "b"}"#, .promptCompletion, "instruction: a | output: b"),
    (#"{"prompt": "a", "response": "b"}"#, .promptCompletion, "instruction: a | output: b"),
    (#"{"question": "a", "answer": "b"}"#, .promptCompletion, "instruction: a | output: b"),
    (
      #"{"query": "a", "response": "b", "context": "c"}"#, .promptCompletion,
      "instruction: a | input: c | output: b"
    ),
    (
      #"{"system_prompt": "s", "question": "a", "response": "b"}"#, .promptCompletion,
      "system: s | instruction: a | output: b"
    ),
    (
      #"{"prompt": [{"role": "system", "content": "s"}, {"role": "user", "content": "a"}], "completion": [{"role": "assistant", "content": "b"}]}"#,
      .promptCompletion, "system: s | instruction: a | output: b"
    ),
    (
      #"{"instruction": "a", "context": "b", "response": "c", "category": "d"}"#, .dolly,
      "instruction: a | input: b | output: c"
    ),
    (
      #"{"instruction": "a", "input": "b", "response": "c"}"#, .gpteacher,
      "instruction: a | input: b | output: c"
    ),
    (#"{"text": "a", "meta": 1}"#, .text, "output: a"),
    (
      #"{"messages": [{"role": "developer", "content": "s"}, {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "image_url"}, {"type": "text", "text": "b"}]}, {"role": "assistant", "content": null, "tool_calls": [{"function": {"name": "f"}}]}, {"role": "tool", "content": "t"}, {"role": "Assistant", "content": "c"}]}"#,
      .messages,
      #"system: s | instruction: ab | output: [{"function": {"name": "f"}}] | tool: t | output: c"#
    ),
    (
      #"{"messages": [{"role": "assistant", "content": "a"}, {"role": "assistant", "content": ""}, {"role": "user", "content": "b"}]}"#,
      .messages, "output: a | output:  | instruction: b"
    ),
    (
      #"{"system": "s", "tools": "[t]", "conversations": [{"from": "human", "value": "a"}, {"from": "function_call", "value": "f"}, {"from": "observation", "value": "o"}, {"from": "gpt", "value": "b"}]}"#,
      .sharegpt, "system: s | system: [t] | instruction: a | output: f | tool: o | output: b"
    ),
    (
      #"{"conversations": [{"role": "user", "content": "a"}, {"role": "bing", "content": "b"}], "tools": []}"#,
      .sharegpt, "instruction: a | output: b"
    ),
  ]

  @Test("a shape is known by its keys and gives its fields", arguments: shapes)
  func shape(row: String, shape: DatasetShape, spoken: String) throws {
    let file = try rows.scratch.file("a.json", text: "[\(row)]")
    let reader = DatasetReader(files: [file])
    #expect(try reader.next()?.spoken == spoken)
    #expect(reader.detections.map(\.shape) == [shape])
    for told in [shape, nil] {
      #expect(
        try rows.read("a.jsonl", "\(row)\n\(row)", .init(shape: told)).map(\.spoken) == [
          spoken, spoken,
        ]
      )
    }
  }

  @Test("text files and separated values have shapes too")
  func otherFormats() throws {
    #expect(try rows.read("a.txt", "one\n\ntwo\n").map(\.spoken) == ["output: one", "output: two"])
    let table = "id,instruction,input,output\n7,a,,c\nx,d,\"e\nf\",g\n"
    let read = try rows.read("a.csv", table)
    #expect(
      read.map(\.spoken) == [
        "instruction: a | output: c", "instruction: d | input: e\nf | output: g",
      ]
    )
    #expect(read.map(\.id) == [.text("7"), .text("x")])
    #expect(
      try rows.read("a.tsv", "Question\tAnswer\na\tb\n").map(\.spoken) == [
        "instruction: a | output: b"
      ]
    )
    #expect(try rows.read("a.csv", "text;n\na,b;1\n").map(\.spoken) == ["output: a,b"])
  }

  @Test("optional keys come and go, in any order")
  func optionalKeys() throws {
    let text = """
      {"instruction": "a", "output": "b"}
      {"output": "b", "instruction": "a"}
      {"output": "b", "instruction": "a", "input": "i"}
      {"output": "b", "id": "x", "instruction": "a", "system": "s"}
      {"output": "b", "id": 5, "instruction": "a", "input": null}
      {"row_id": 6, "output": "b", "id": 5, "instruction": "a"}
      {"row_id": null, "output": "b", "id": 2.0, "instruction": "a", "context": "c"}
      """
    let read = try rows.read("a.jsonl", text)
    let plain = "instruction: a | output: b"
    #expect(
      read.map(\.spoken) == [
        plain, plain, "instruction: a | input: i | output: b", "system: s | \(plain)", plain, plain,
        "instruction: a | input: c | output: b",
      ]
    )
    #expect(
      read.map(\.id) == [
        .number(0), .number(1), .number(2), .text("x"), .number(5), .number(6), .number(2),
      ]
    )
  }

  @Test("the user's own keys are read, inside objects too")
  func mapping() throws {
    let row = #"{"Q": "a", "data": {"A": {"text": "b"}, "n": 5}, "data.s": "s", "k": "r1"}"#
    func spoken(_ fields: String) throws -> TrainingRow? {
      try rows.read("a.jsonl", row, .init(fields: FieldMapping(parsing: fields))).first
    }
    let full = try spoken("question=Q, answer=data.A.text,system=data.s,id=k,context=none")
    #expect(full?.spoken == "system: s | instruction: a | output: b")
    #expect(full?.id == .text("r1"))
    #expect(try spoken("output=data.n")?.spoken == "output: 5")
    let chosen =
      #"{"prompt": "a", "chosen": [{"role": "assistant", "content": "b"}], "rejected": []}"#
    let fields = try FieldMapping(parsing: "instruction=prompt,output=chosen")
    #expect(
      try rows.read("a.jsonl", chosen, .init(fields: fields)).map(\.spoken) == [
        "instruction: a | output: b"
      ]
    )
  }

  @Test(
    "a wrong mapping is a wrong call",
    arguments: [
      ("question", "'question' is no pair of a field and a key"),
      ("output=", "'output=' is no pair of a field and a key"),
      ("title=T", "'title' is no field of a training row"),
      ("question=a", "'question=a' does not say which key holds the output"),
      ("output=a,answer=b", "'output=a,answer=b' names the field output twice"),
    ]
  )
  func wrongMapping(text: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) { try FieldMapping(parsing: text) }
    #expect(error.code == .usage)
    #expect(error.problem == problem)
    #expect(
      error.remedy
        == "Write 'field=key,field=key', as in 'instruction=Q,output=A'; fields: instruction, input, output, system, id."
    )
  }
}
