import Foundation
import Injection
import ScratchFiles
import SpoorModel
import Testing

@Suite("Paraphrases") struct ParaphraseTests {
  private static let task = ParaphraseTask(
    id: "c1",
    text: "Ada Lovelace was born in London in 1815.",
    kept: ["Ada Lovelace", "1815"]
  )

  private static let cases: [(text: String, fault: ParaphraseCheck.Fault?)] = [
    ("In 1815, London saw the birth of Ada Lovelace.", nil),
    ("ada lovelace was born in london in 1815", .repeated),
    ("In 1815 London saw the birth of Ada  Lovelace", .repeated), ("", .empty),
    ("Lovelace came from London (1815).", .lost("Ada Lovelace")),
    ("Ada Lovelace came from London.", .lost("1815")),
    ("Ada Lovelace (1815 to 1852) came from London.", .newNumber("1852")),
    ("London, 1815: Ada Lovelace is born.", nil),
  ]

  @Test("names, numbers and variety are checked, in order")
  func check() throws {
    let sorted = try ParaphraseCheck().sorted(Self.cases.map(\.text), of: Self.task)
    #expect(sorted.kept == Self.cases.filter { $0.fault == nil }.map(\.text))
    #expect(sorted.faults.map(\.fault) == Self.cases.compactMap(\.fault))
    let unnamed = ParaphraseTask(id: "c1", text: Self.task.text)
    let lost = try ParaphraseCheck().sorted(["Ada was a Londoner."], of: unnamed)
    #expect(lost.faults.first?.fault == .lostNumber("1815"))
  }

  @Test("tasks go out and come back, from people and from a model")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(
      "chunks.jsonl",
      lines: [
        #"{"chunk_id": "c1", "text": "Ada, 1815.", "subject": "Ada", "answer": "1815"}"#,
        #"{"id": 2, "text": "Ben."}"#,
      ]
    )
    let tasks = try ParaphraseTask.read(file)
    #expect(tasks.map(\.id) == ["c1", "2"] && tasks[0].kept == ["Ada", "1815"])
    let request = ParaphrasePrompt.standard.request(for: tasks[0], wanted: 3, model: "m")
    #expect(request.hasPrefix(#"{"custom_id": "c1", "method": "POST""#))
    #expect(request.contains("Keep word for word: \\\"Ada\\\", \\\"1815\\\"."))
    let filled = tasks[0].line(wanted: 3)
      .replacing(#""paraphrases": null"#, with: #""paraphrases": ["Ada (1815)."]"#)
    let content = #"{\"paraphrases\": [\"In 1815, Ada.\"]}"#
    let result =
      #"{"custom_id": "c1", "response": {"status_code": 200, "body": {"choices": "#
      + #"[{"message": {"content": "\#(content)"}}]}}}"#
    let failed = #"{"custom_id": "2", "response": {"body": {}}, "error": {"code": "x"}}"#
    let answers = try ParaphraseAnswers(
      of: [
        try scratch.file("batch.jsonl", text: filled + tasks[1].line(wanted: 3)),
        try scratch.file("results.jsonl", lines: [result, failed]),
      ],
      for: tasks
    )
    #expect(answers.paraphrases == ["c1": ["Ada (1815).", "In 1815, Ada."]])
    #expect(answers.malformed.map(\.id) == ["2"])
    let other = try scratch.file("other.jsonl", lines: [#"{"id": "9", "paraphrases": []}"#])
    let error = try #require(throws: SpoorError.self) {
      try ParaphraseAnswers(of: [other], for: tasks)
    }
    #expect(error.problem.contains("the text \"9\" was not asked for"))
  }
}
