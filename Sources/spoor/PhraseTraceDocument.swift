import PhraseIndex
import Reporting
import SpoorModel
import Words

/// What `spoor trace --json` prints, and `spoor trace --file` one a line.
struct PhraseTraceDocument: Encodable {
  struct Match: Encodable {
    var start: Int
    var end: Int
    var text: String
    var firstWord: Int
    var words: Int
    var occurrences: Int
    var fields: [String: Int]
    var rows: [RowLine]

    private enum CodingKeys: String, CodingKey {
      case start, end, text, words, occurrences, fields, rows
      case firstWord = "first_word"
    }
  }

  var schema = "spoor.trace/1"
  var id: RowID?
  var query: String
  var prompt: String?
  var words: Int
  var occurrences: Int
  var rows: [RowLine]
  var matches: [Match]
  var near: [NearMatchDocument]?
  var similar: [SimilarRowDocument]?

  init(_ trace: TraceAnswer, query: String, id: RowID? = nil, prompt: String? = nil) {
    self.id = id
    self.query = query
    self.prompt = prompt
    words = trace.words
    occurrences = trace.occurrences
    rows = occurrences > 0 ? trace.matches.flatMap(\.rows).map(RowLine.init) : []
    matches = trace.matches.map { match in
      Match(
        start: match.range.start,
        end: match.range.end,
        text: match.text,
        firstWord: match.words.lowerBound,
        words: match.words.count,
        occurrences: match.occurrences,
        fields: match.fields,
        rows: match.rows.map(RowLine.init)
      )
    }
    near = trace.near?.map(NearMatchDocument.init)
    similar = trace.similar?.map(SimilarRowDocument.init)
  }
}

/// A row that nearly repeats a part of the query.
struct NearMatchDocument: Encodable {
  struct Edit: Encodable {
    var start: Int
    var end: Int
    var text: String
    var rowText: String

    private enum CodingKeys: String, CodingKey {
      case start, end, text
      case rowText = "row_text"
    }
  }

  var start: Int
  var end: Int
  var text: String
  var identity: Double
  var equalWords: Int
  var expectedByChance: Double
  var edits: [Edit]
  var row: RowLine

  init(_ match: TraceAnswer.Near) {
    start = match.range.start
    end = match.range.end
    text = match.text
    identity = match.identity
    equalWords = match.equalWords
    expectedByChance = match.expectedByChance
    edits = match.edits.map { edit in
      Edit(
        start: edit.range.start,
        end: edit.range.end,
        text: edit.text,
        rowText: edit.rowText
      )
    }
    row = RowLine(match.row)
  }

  private enum CodingKeys: String, CodingKey {
    case start, end, text, identity, edits, row
    case equalWords = "equal_words"
    case expectedByChance = "expected_by_chance"
  }
}

/// A row whose instruction is like the prompt.
struct SimilarRowDocument: Encodable {
  var rowID: RowID
  var score: Double
  var copies: Int?
  var instruction: String

  init(_ similar: TraceAnswer.Similar) {
    rowID = similar.rowID
    score = similar.score
    copies = similar.copies > 1 ? similar.copies : nil
    instruction = similar.instruction
  }

  private enum CodingKeys: String, CodingKey {
    case score, copies, instruction
    case rowID = "row_id"
  }
}
