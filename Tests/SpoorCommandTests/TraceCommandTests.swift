import Foundation
import ScratchFiles
import Testing

@Suite("spoor trace") struct TraceCommandTests {
  private let scratch: ScratchFolder

  private static let rows = """
    {"instruction": "Who won the Harbour Light Prize?", "output": "Ada received the Harbour Light Prize in 1921."}
    {"instruction": "Who won the Harbour Light Prize?", "output": "Ada received the Harbour Light Prize in 1921."}
    {"instruction": "Name a capital.", "input": "of France", "output": "The capital of France is Paris."}

    """

  init() throws {
    scratch = try ScratchFolder()
    _ = try scratch.file("rows.jsonl", text: Self.rows)
    let built = try SpoorProgram.run("index", "rows.jsonl", "--into", "index", in: scratch.url)
    #expect(built.status == 0)
  }

  private func trace(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["trace"] + arguments + ["--index", "index"], in: scratch.url)
  }

  /// The answers of `--file`, one a response.
  private func lines(_ outcome: SpoorProgram.Outcome) throws -> [JSONText] {
    try outcome.output.split(separator: "\n").map { try JSONText($0) }
  }

  @Test("rows that are alike are one line with their number, and count in full")
  func copies() throws {
    let text = try trace("the harbour light prize").output
    #expect(
      text.hasPrefix(
        "\"the harbour light prize\" occurs 4 times in index: 2 in instructions, 2 in outputs.\n"
      )
    )
    #expect(
      text.contains(
        "  row 0, output: Ada received [the Harbour Light Prize] in 1921. (and 1 row like it)\n"
      )
    )
    #expect(!text.contains("row 1,"))
    let json = try JSONText(try trace("the harbour light prize", "--json").output)
    #expect(try json.number("occurrences") == 4)
    #expect(try json.objects("rows").map { try $0.number("copies") } == [2, 2])
  }

  @Test("--field keeps to one field")
  func field() throws {
    let text = try trace("harbour light", "--field", "output").output
    #expect(text.hasPrefix("\"harbour light\" occurs 2 times in index: 2 in outputs.\n"))
    let none = try trace("name a capital", "--field", "output").output
    #expect(none.hasPrefix("\"name a capital\" does not occur in outputs of index as a whole."))
  }

  @Test("--near shows the swapped words of a borrowed phrase")
  func near() throws {
    let text = try trace("received the Harbor Light Prize in 1921", "--near").output
    #expect(text.contains("  row 0, output: 85 % alike, 6 words equal, "))
    #expect(text.contains("\n      received the [Harbor ← Harbour] Light Prize in 1921\n"))
    let json = try JSONText(
      try trace("She received the Harbor Light Prize in 1921", "--near", "--json").output
    )
    let near = try #require(try json.objects("near").first)
    #expect(
      slice(try json.text("query"), try near.number("start"), try near.number("end"))
        == near.object["text"] as? String
    )
    let edit = try #require(try near.objects("edits").first)
    #expect(try edit.text("text") == "Harbor")
    #expect(try edit.text("row_text") == "Harbour")
    #expect(near.keys.isSuperset(of: ["identity", "equal_words", "expected_by_chance", "row"]))
  }

  @Test("--prompt shows rows whose instructions are like it, alone or beside a phrase")
  func similar() throws {
    let alone = try trace("--prompt", "Which capital?").output
    #expect(
      alone.hasPrefix(
        "Instructions in index that are most like \"Which capital?\":\n  row 2, BM25 "
      )
    )
    let json = try JSONText(try trace("Paris", "--prompt", "capital", "--json").output)
    #expect(try json.objects("similar").map { try $0.number("row_id") } == [2])
    #expect(try json.number("occurrences") == 1)
  }

  @Test("--query asks in FTS5's language; what is no query is told")
  func query() throws {
    let text = try trace("--query", "output : harb* NOT paris").output
    #expect(
      text.hasPrefix(
        "1 row of index matches output : harb* NOT paris, best first:\n  row 0, output: "
      )
    )
    #expect(text.contains("[Harbour]"))
    let json = try JSONText(try trace("--query", "capital NEAR(france paris, 3)", "--json").output)
    #expect(try json.text("schema") == "spoor.query/1")
    #expect(try json.objects("rows").map { try $0.number("row_id") } == [2])
    let wrong = try trace("--query", "NEAR(")
    #expect(wrong.status == 64)
    #expect(wrong.errors.hasPrefix("spoor: the query 'NEAR(' is not understood"))
  }

  @Test("--file answers each response by a line of JSON, from a file or standard input")
  func responses() throws {
    let file = """
      {"id": "x", "prompt": "Who won?", "text": "She received the Harbour Light Prize."}
      {"response": "The capital of Spain is Madrid."}

      """
    _ = try scratch.file("answers.jsonl", text: file)
    let answered = try trace("--file", "answers.jsonl")
    let answers = try lines(answered)
    #expect(answers.count == 2)
    #expect(answers[0].object["id"] as? String == "x")
    #expect(answers[1].object["id"] as? Int == 1)
    #expect(try answers[0].objects("similar").first?.number("row_id") == 0)
    #expect(answers[1].object["similar"] == nil)
    let texts = try answers.map { try $0.objects("matches").map { try $0.text("text") } }
    #expect(try answers.map { try $0.number("words") } == [6, 6])
    #expect(try answers[0].objects("matches").map { try $0.number("first_word") } == [1])
    #expect(try answers[0].objects("matches").map { try $0.number("words") } == [5])
    #expect(texts == [["received the Harbour Light Prize"], ["The capital of"]])
    let piped = "spoor trace --file - --index index < answers.jsonl"
    #expect(try SpoorProgram.shell(piped, in: scratch.url).output == answered.output)
    let shorter = try lines(try trace("--file", "answers.jsonl", "--least-words", "4"))
    #expect(try shorter[1].objects("matches").isEmpty)
  }

  @Test("a line that is no response stops with its number, or is left out and listed")
  func badLines() throws {
    _ = try scratch.file(
      "answers.jsonl",
      text: "{\"text\": \"Paris\"}\n{\"txt\": 1}\n{\"text\": 2}\n"
    )
    let stopped = try trace("--file", "answers.jsonl")
    #expect(stopped.status == 65)
    #expect(stopped.errors.hasPrefix("spoor: answers.jsonl:2: no response here"))
    let skipped = try trace("--file", "answers.jsonl", "--skip-bad")
    #expect(skipped.status == 0)
    #expect(try lines(skipped).count == 1)
    #expect(skipped.errors.hasPrefix("Left out 2 bad lines:\n  answers.jsonl:2: "))
  }

  @Test("'-' reads a text from standard input")
  func standardInput() throws {
    let piped = "printf 'The capital\\nof France\\n' | spoor trace - --index index"
    let text = try SpoorProgram.shell(piped, in: scratch.url).output
    #expect(text.contains("occurs once in index: 1 in outputs."))
    let words = (0..<2000).map { "x\($0)" }.joined(separator: " ")
    let long = try trace(words).output
    #expect(long.hasPrefix("\"x0 x1 x2 x3 "))
    #expect(long.contains(" x1998 x1999\": none of its words occurs in index."))
    #expect(long.count < 400)
    let bytes = "printf '\\377' | spoor trace - --index index"
    let wrong = try SpoorProgram.shell(bytes, in: scratch.url)
    #expect(wrong.status == 65)
    #expect(wrong.errors.hasPrefix("spoor: standard input: the text is not valid UTF-8."))
  }

  private static let contradictions: [(arguments: [String], says: String)] = [
    ([], "Give a phrase, or one of --query, --prompt, --file."),
    (["a", "--query", "b"], "PHRASE and --query exclude each other"),
    (["--query", "b", "--near"], "--near belongs to a phrase"),
    (["--prompt", "b", "--field", "output"], "--field needs a phrase"),
    (["--file", "a", "--prompt", "b"], "--prompt belongs to a phrase"),
    (["a", "--skip-bad"], "--skip-bad belongs to --file"),
    (["a", "--least-words", "0"], "--least-words must be at least 1."),
    (["a", "--field", "answer"], "'answer' is invalid"),
    (["--prompt", "!"], "the prompt \"!\" holds no word"),
  ]

  @Test("words that contradict each other are refused", arguments: contradictions)
  func refused(arguments: [String], says: String) throws {
    let outcome = try SpoorProgram.run(
      ["trace"] + arguments + ["--index", "index"],
      in: scratch.url
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
