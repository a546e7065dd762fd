import Corpora
import Foundation
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite("A row that is written again with other answers") struct SourceRowTests {
  private struct Case: CustomTestStringConvertible {
    var testDescription: String
    var name = "a.jsonl"
    var text: String
    var fields: String?
    var outputs: [String]
    var replaced: [Int: String] = [0: "No."]
  }

  private static let cases: [Case] = [
    Case(
      testDescription: "alpaca",
      text: #"{"instruction": "q", "input": "i", "output": "a", "score": 1.50}"#,
      outputs: ["a"]
    ),
    Case(
      testDescription: "alpaca with history",
      text: #"{"instruction": "q", "output": "c", "history": [["x", "a"], ["y", "b"]]}"#,
      outputs: ["a", "b", "c"],
      replaced: [1: "No.", 2: "Never."]
    ),
    Case(testDescription: "dolly", text: #"{"instruction": "q", "response": "a"}"#, outputs: ["a"]),
    Case(
      testDescription: "capitals",
      text: #"{"Instruction": "q", "Output": "a"}"#,
      outputs: ["a"]
    ),
    Case(
      testDescription: "a prompt and a completion of messages",
      text:
        #"{"prompt": [{"role": "assistant", "content": "a"}], "completion": [{"role": "assistant", "content": "b"}]}"#,
      outputs: ["a", "b"],
      replaced: [1: "No."]
    ),
    Case(
      testDescription: "messages",
      text:
        #"{"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}, {"role": "assistant", "content": "b"}]}"#,
      outputs: ["a", "b"],
      replaced: [1: "No."]
    ),
    Case(
      testDescription: "messages of parts",
      text:
        #"{"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}]}"#,
      outputs: ["ab"]
    ),
    Case(
      testDescription: "ShareGPT",
      text: #"{"conversations": [{"from": "human", "value": "q"}, {"from": "gpt", "value": "a"}]}"#,
      outputs: ["a"]
    ),
    Case(
      testDescription: "a path to a number",
      text: #"{"d": {"q": "q", "a": 7}}"#,
      fields: "instruction=d.q,output=d.a",
      outputs: ["7"]
    ),
    Case(testDescription: "CSV", name: "a.csv", text: "prompt,completion\nq,a\n", outputs: ["a"]),
    Case(testDescription: "text", name: "a.txt", text: "a\n", outputs: ["a"]),
  ]

  private func sources(_ name: String, _ text: String, _ fields: String?) throws -> [SourceRow] {
    let scratch = try ScratchFolder()
    let file = try scratch.file(name, text: text)
    let options = DatasetOptions(fields: try fields.map { try FieldMapping(parsing: $0) })
    let reader = DatasetReader(files: [file], options: options)
    var rows: [SourceRow] = []
    while let row = try reader.nextSource() { rows.append(row) }
    return rows
  }

  @Test("says them, and nothing else changes", arguments: cases)
  private func shapes(item: Case) throws {
    let before = try #require(try sources(item.name, item.text, item.fields).first)
    #expect(before.outputs == item.outputs)
    let bytes = Array(item.text.utf8)
    let source = Array(bytes[before.record.bytes])
    let edited = try before.record.text(
      applying: try before.edits(replacing: item.replaced),
      to: source
    )
    let text = Array(bytes[..<before.record.bytes.lowerBound]) + edited + [10]
    let after = try #require(
      try sources(item.name, String(decoding: text, as: UTF8.self), item.fields).first
    )
    let wanted = item.outputs.enumerated().map { item.replaced[$0] ?? $1 }
    #expect(after.outputs == wanted)
    func others(_ row: SourceRow) -> [TrainingRow.Part] {
      row.row.parts.filter { $0.field != .output }
    }
    #expect(others(after) == others(before))
  }

  @Test("a turn that calls a tool says the text instead of the calls")
  func calls() throws {
    let text =
      #"{"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": null, "tool_calls": [{"f": 1}]}]}"#
    let before = try #require(try sources("a.jsonl", text, nil).first)
    #expect(before.outputs == [#"[{"f": 1}]"#])
    let edits = try before.edits(replacing: [0: "No."])
    let edited = try before.record.text(applying: edits, to: Array(text.utf8))
    let after = try #require(
      try sources("a.jsonl", String(decoding: edited, as: UTF8.self), nil).first
    )
    #expect(after.outputs == ["No."])
  }

  @Test(
    "a turn that only calls a tool gets a text, in its own spelling",
    arguments: [
      (
        #"{"messages": [{"role": "assistant", "tool_calls": [{"f": 1}]}], "id": 7}"#,
        #"{"messages": [{"content": "No.", "role": "assistant", "tool_calls": null}], "id": 7}"#
      ),
      (
        #"{"conversations": [{ "from": "gpt", "function_call": {"f": 1} }]}"#,
        #"{"conversations": [{"value": "No.",  "from": "gpt", "function_call": null }]}"#
      ),
    ]
  )
  func callAlone(text: String, wanted: String) throws {
    let row = try #require(try sources("a.jsonl", text, nil).first)
    #expect(row.outputs.count == 1)
    let edits = try row.edits(replacing: [0: "No."])
    let edited = try row.record.text(applying: edits, to: Array(text.utf8))
    #expect(String(decoding: edited, as: UTF8.self) == wanted)
    let after = try #require(try sources("a.jsonl", wanted, nil).first)
    #expect(after.outputs == ["No."])
  }
}
