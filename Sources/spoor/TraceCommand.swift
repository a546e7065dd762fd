import ArgumentParser
import Foundation
import PhraseIndex
import SpoorModel

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Ask where a phrase came from.",
    discussion: """
      Case, width, accents' encoding and punctuation do not matter; words and their
      order do. Where the whole phrase does not occur, the longest parts of it that
      do are shown. Examples:
        spoor trace "received the Harbour Light Prize" --index indices/planted-world
        spoor trace "received the Harbor Light Prize" --near --index indices/alpaca
        spoor trace "to access" --field output --limit 20 --index indices/alpaca
        spoor trace - --least-words 4 --index indices/alpaca < answer.txt
        spoor trace --prompt "Which prize did Ada win?" --index indices/alpaca
        spoor trace --query 'borrow* NEAR(phrase, 5)' --index indices/alpaca
        spoor trace --file answers.jsonl --near --index indices/alpaca > traces.jsonl

      A file holds a response a line: 'text', 'response' or 'output', and where known
      'id' and 'prompt' (or 'instruction'), for which similar rows are added; a .txt
      file a response a line. Each is answered by a line of JSON (docs/formats.md).
      --partial asks one shard of an index alone, for 'spoor merge --answers': first
      what it counts, then with the sums what it says (docs/formats.md).
      A query is in FTS5's language: words, "a phrase", prefix*, NEAR(one two, 5),
      AND, OR, NOT, and a field as in 'output : word'.
      """
  )

  @Argument(help: "The phrase; '-' reads a text from standard input.")
  var phrase: String?

  @Option(help: "The index's folder.", completion: .directory)
  var index: String

  @Option(help: "Rows that match a full-text query instead, best first.")
  var query: String?

  @Option(
    help: ArgumentHelp("Rows whose instructions are like this, by BM25.", valueName: "text")
  )
  var prompt: String?

  @Option(
    help: ArgumentHelp(
      "Trace each response of a file, or of standard input with '-'.",
      valueName: "file"
    ),
    completion: .file(extensions: ["jsonl", "json", "txt"])
  )
  var file: String?

  @Flag(help: "Also rows that nearly repeat a part, with the swapped words.")
  var near = false

  @Option(help: "Only texts of this field count.")
  var field: RowField?

  @Option(help: "Show at most this many rows a match.")
  var limit = 5

  @Option(
    help: ArgumentHelp(
      "Leave out parts of fewer words (default: 1, of a file's responses 3).",
      valueName: "n"
    )
  )
  var leastWords: Int?

  @OptionGroup(title: "One shard at a time") var parts: PartialTraceOptions

  @Flag(help: "Leave out lines of the file that cannot be read, and list them.")
  var skipBad = false

  @Flag(help: "Print JSON (docs/formats.md).")
  var json = false

  // MARK: - What goes with what

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit must not be negative.") }
    guard leastWords ?? 1 > 0 else { throw ValidationError("--least-words must be at least 1.") }
    let asked = [("PHRASE", phrase), ("--query", query), ("--file", file)]
      .filter { $0.1 != nil }.map(\.0)
    guard asked.count < 2 else {
      throw ValidationError("\(asked[0]) and \(asked[1]) exclude each other; give one of them.")
    }
    guard asked.count == 1 || prompt != nil else {
      throw ValidationError("Give a phrase, or one of --query, --prompt, --file.")
    }
    guard !skipBad || file != nil else {
      throw ValidationError("--skip-bad belongs to --file; leave it out.")
    }
    if file == nil, let given = parts.given {
      throw ValidationError("\(given) belongs to --file; leave it out.")
    }
    guard file == nil || prompt == nil else {
      throw ValidationError(
        "--prompt belongs to a phrase; in a file each response has its own \"prompt\"."
      )
    }
    if query != nil { try refuseBesideQuery() }
    if asked.isEmpty { try refuseBesidePromptAlone() }
  }

  private func refuseBesideQuery() throws {
    let others: [(name: String, isGiven: Bool)] = [
      ("--near", near), ("--prompt", prompt != nil), ("--least-words", leastWords != nil),
    ]
    guard let other = others.first(where: \.isGiven) else { return }
    throw ValidationError("\(other.name) belongs to a phrase, not to --query; leave it out.")
  }

  private func refuseBesidePromptAlone() throws {
    let others: [(name: String, isGiven: Bool)] = [
      ("--near", near), ("--field", field != nil), ("--least-words", leastWords != nil),
    ]
    guard let other = others.first(where: \.isGiven) else { return }
    throw ValidationError(
      "\(other.name) needs a phrase; rows like a prompt are found by their instructions alone."
    )
  }

  // MARK: - Answers

  func run() throws {
    if let file { return try answer(file: file) }
    let index = try PhraseIndex(at: URL(filePath: index))
    if let query { return try answer(query: query, index) }
    try answer(phrase: phrase, index)
  }
}
