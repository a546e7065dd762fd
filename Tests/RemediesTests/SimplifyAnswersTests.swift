import DurableFiles
import Foundation
import Records
import Remedies
import ScratchFiles
import SpoorModel
import Testing

@Suite("Answers that were shortened") struct SimplifyAnswersTests {
  private let row = TrainingRow(
    id: .text("r-1"),
    position: 0,
    instruction: "Who? {output}",
    input: "",
    output: "Ada \"Lovelace\", of course."
  )

  private var hash: RowHash { RowHash(row) }

  private var task: SimplifyTask { SimplifyTask(row, hash: hash, turn: 0, words: 4) }

  private func read(_ lines: [String]) throws -> SimplifyAnswers {
    let scratch = try ScratchFolder()
    return try SimplifyAnswers(of: [scratch.file("a.jsonl", lines: lines)], for: [task])
  }

  /// A line of the Batch API's results.
  private func result(_ response: String) -> String {
    "{\"id\": \"x\", \"custom_id\": \"\(hash)\", \"response\": \(response), \"error\": null}"
  }

  private func content(_ content: String) -> String {
    let quoted = JSONValue.string(content).text
    return result(
      "{\"status_code\": 200, \"body\": {\"choices\": [{\"message\": {\"content\": \(quoted)}}]}}"
    )
  }

  @Test("come back from a filled batch and from a judge, twice the same is once")
  func usable() throws {
    let filled = task.line.replacing("\"simplified\": null", with: "\"simplified\": \"Ada.\"")
    let lines = [filled, content("{\"simplified\": \"Ada.\"}"), task.line]
    let answers = try read(lines)
    #expect(answers.texts == [hash: "Ada."])
    #expect(answers.malformed.isEmpty)
    #expect(try read([task.line]).texts.isEmpty)
  }

  @Test(
    "a line that says something else than the kit asked about is refused, with its line",
    arguments: [
      ("output", "\"Ada \\\"Lovelace\\\", of course.\"", "\"Ada\""), ("turn", "0", "7"),
      ("words", "4", "9223372036854775807"), ("words", "4", "1e300"), ("input", "\"\"", "\"x\""),
    ]
  )
  func edited(key: String, old: String, new: String) throws {
    let line = task.line.trimmingCharacters(in: .newlines)
    let edited = line.replacing("\"\(key)\": \(old)", with: "\"\(key)\": \(new)")
    #expect(edited != line)
    let error = try #require(throws: SpoorError.self) { try read([line, edited]) }
    #expect(error.problem.hasPrefix("\"\(key)\" is not what the kit"))
    #expect(error.location?.line == 2)
  }

  @Test("a line that stands twice is one task")
  func twice() throws {
    let filled = task.line.replacing("\"simplified\": null", with: "\"simplified\": \"Ada.\"")
    #expect(try read([filled, filled]).texts == [hash: "Ada."])
  }

  @Test("what cannot be used is told, and never guessed")
  func malformed() throws {
    let cases: [(line: String, says: String)] = [
      (content("Ada."), "the content is not JSON"),
      (content("{\"simplified\": 1}"), "the content is not JSON with a string"),
      (content("{\"simplified\": \"Ad"), "the content is not JSON"),
      (content("{\"simplified\": \" \"}"), "the answer is empty"),
      (result("{\"status_code\": 429, \"body\": {}}"), "status 429"),
      (result("{\"status_code\": 200, \"body\": {\"choices\": []}}"), "no choices"),
      (
        result(
          "{\"status_code\": 200, \"body\": {\"choices\": [{\"message\": {\"content\": null}}]}}"
        ),
        "no content"
      ),
      (
        "{\"custom_id\": \"\(hash)\", \"response\": null, \"error\": {\"code\": \"batch_expired\"}}",
        "batch_expired"
      ),
      ("{\"row_hash\": \"\(hash)\", \"simplified\": 3}", "\"simplified\" is an integer"),
    ]
    for item in cases {
      let answers = try read([item.line])
      #expect(answers.texts.isEmpty)
      #expect(answers.malformed.count == 1)
      #expect(answers.malformed.first?.problem.contains(item.says) == true, "\(item)")
      // Tried again with success, nothing is malformed any more.
      let again = try read([item.line, content("{\"simplified\": \"Ada.\"}")])
      #expect(again.malformed.isEmpty)
    }
  }

  @Test("a row that the kit did not ask for, no row, and two answers are errors with their line")
  func wrong() throws {
    let other = String(repeating: "0", count: 64)
    let cases: [(lines: [String], line: Int, says: String)] = [
      (["{\"row_hash\": \"\(other)\", \"simplified\": \"x\"}"], 1, "is not among those"),
      (["{\"simplified\": \"x\"}"], 1, "\"row_hash\" is missing"),
      (["{\"row_hash\": \"abc\"}"], 1, "expected a row's hash"),
      (
        [content("{\"simplified\": \"Ada.\"}"), content("{\"simplified\": \"Ada!\"}")], 2,
        "was answered before, differently"
      ),
    ]
    for item in cases {
      let error = try #require(throws: SpoorError.self) { try read(item.lines) }
      #expect(error.problem.contains(item.says), "\(error)")
      #expect(error.location?.line == item.line)
    }
  }

  @Test("counts are of the rows, and ratios of their words")
  func counts() {
    let rows = [("Ada.", 1), ("Ada \"Lovelace\", of course.", 4), ("Ada and much more beside", 5)]
      .map { SimplifiedRow(task, after: $0.0, wordsAfter: $0.1) }
    let counts = SimplificationCounts(of: rows, tasks: 5, malformed: [hash])
    #expect(counts.filled == 3)
    #expect(counts.unchanged == 1)
    #expect(counts.longer == 1)
    #expect(counts.missing == 1)
    #expect(counts.malformed == 1)
    #expect(counts.medianLengthRatio == 1)
    #expect(counts.totalLengthRatio == 10.0 / 12.0)
    let none = SimplificationCounts(of: [], tasks: 2, malformed: [])
    #expect(none.medianLengthRatio == nil)
    #expect(none.missing == 2)
  }

  @Test("a request names the row, asks with its texts as they are, and wants one string back")
  func request() throws {
    let line = SimplifyPrompt.standard.request(for: task, model: "judge \"1\"")
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    let body = try #require(value?["body"] as? [String: Any])
    #expect(value?["custom_id"] as? String == hash.rawValue)
    #expect(value?["method"] as? String == "POST")
    #expect(value?["url"] as? String == "/v1/chat/completions")
    #expect(body["model"] as? String == "judge \"1\"")
    #expect(body["temperature"] as? Int == 0)
    let messages = try #require(body["messages"] as? [[String: Any]])
    let text = try #require(messages.first?["content"] as? String)
    #expect(text.contains("Question:\nWho? {output}\n"))
    #expect(text.contains("Answer:\nAda \"Lovelace\", of course."))
    let format = try #require(body["response_format"] as? [String: Any])
    #expect(format["type"] as? String == "json_schema")
  }

  @Test("a prompt without a place for the answer is refused")
  func prompt() throws {
    let error = try #require(throws: SpoorError.self) {
      try SimplifyPrompt("Shorten {answer}", from: "p.txt")
    }
    #expect(
      error.description.hasPrefix("p.txt: the prompt has no place for the output. Write {output}")
    )
  }
}
