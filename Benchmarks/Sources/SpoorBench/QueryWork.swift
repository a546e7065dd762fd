import Foundation
import PhraseIndex
import SpoorModel
import Words

/// Asks an open index about each of a model's responses.
struct QueryWork {
  /// A response as alpaca_eval's files have it.
  private struct Response: Decodable {
    var instruction: String
    var output: String
  }

  private struct Query {
    var prompt: [Word]
    var text: IndexedText
    var response: Response
  }

  private struct Line: Encodable {
    var words: [String]
    var ids: [UInt32]
    var promptWords: [String]

    private enum CodingKeys: String, CodingKey {
      case words, ids
      case promptWords = "prompt_words"
    }
  }

  private let index: PhraseIndex
  private let queries: [Query]

  init(index: URL, responses: URL) throws {
    let index = try PhraseIndex(at: index)
    self.index = index
    let decoded = try JSONDecoder().decode([Response].self, from: Data(contentsOf: responses))
    queries = decoded.map { response in
      Query(
        prompt: index.scanner.words(of: response.instruction),
        text: index.indexed(response.output),
        response: response
      )
    }
  }

  /// Writes the words and the word ids of every response and prompt as JSON Lines, so that peers
  /// answer the same questions.
  func export(to file: URL) throws {
    var lines = Data()
    for query in queries {
      let line = Line(
        words: query.text.text.words.map(\.text),
        ids: query.text.ids[0],
        promptWords: query.prompt.map(\.text)
      )
      lines += try JSONEncoder().encode(line) + Data("\n".utf8)
    }
    try lines.write(to: file)
  }

  /// All longest matches, word ids given.
  func spans() throws {
    try Figures.timingEach(queries, words: \.text.count) { query in
      try index.longestMatches(of: query.text).maximal.count
    }.write()
  }

  /// All longest matches, text given: scan, look up, match.
  func spansOfText() throws {
    try Figures.timingEach(queries, words: \.text.count) { query in
      try index.longestMatches(of: index.indexed(query.response.output)).maximal.count
    }.write()
  }

  /// The whole trace of a response: spans, the rows that they stand in, the rows most like its
  /// prompt, and those that it nearly repeats.
  func trace(leastWords: Int) throws {
    try Figures.timingEach(queries, words: \.text.count) { query in
      let scope = TraceScope(
        rows: 10,
        leastWords: leastWords,
        near: .sought,
        prompt: query.response.instruction
      )
      return try index.trace(query.response.output, scope).matches.count
    }.write()
  }

  /// The ten rows most like a response's prompt.
  func similar() throws {
    var figures = try Figures.timingEach(queries, words: \.prompt.count) { query in
      try index.similarRows(to: query.response.instruction, limit: 10).count
    }
    figures.rows = try queries.map { query in
      try index.similarRows(to: query.response.instruction, limit: 10)
        .map { try index.row($0.row).position }
    }
    try figures.write()
  }

  /// The same rows by an OR query of FTS5 on the index's own full-text file, for `count` of the
  /// responses.
  func similarByFullText(count: Int) throws {
    let count = min(count, queries.count)
    let sample = (0..<count).map { queries[$0 * queries.count / count] }
    var rows: [[Int]] = []
    var figures = try Figures.timingEach(sample, words: \.prompt.count) { query in
      let found = try rowsByFullText(query)
      rows.append(found)
      return found.count
    }
    // The first pass is the one that warms up.
    figures.rows = Array(rows.suffix(count))
    try figures.write()
  }

  private func rowsByFullText(_ query: Query) throws -> [Int] {
    let words = Set(query.prompt.map(\.text)).sorted().map { "\"\($0)\"" }
    guard !words.isEmpty else { return [] }
    let either = "instruction : (\(words.joined(separator: " OR ")))"
    // Alpaca's rows have no id of their own: theirs is their place.
    return try index.rows(matching: either, limit: 10).hits.compactMap {
      Int($0.row.row.rowID.description)
    }
  }
}
