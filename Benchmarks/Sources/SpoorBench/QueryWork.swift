import Foundation
import PhraseIndex
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
    var words: [Word]
    var identifiers: [UInt32]
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
    queries = try decoded.map { response in
      let words = index.scanner.words(of: response.output)
      return Query(
        prompt: index.scanner.words(of: response.instruction),
        words: words,
        identifiers: try index.identifiers(of: words.map(\.text)),
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
        words: query.words.map(\.text),
        ids: query.identifiers,
        promptWords: query.prompt.map(\.text)
      )
      lines += try JSONEncoder().encode(line) + Data("\n".utf8)
    }
    try lines.write(to: file)
  }

  /// All longest matches, word ids given.
  func spans() throws {
    try Figures.timingEach(queries, words: \.words.count) { query in
      maximalCount(try index.longestMatches(of: query.identifiers).map(\.length))
    }.write()
  }

  /// All longest matches, text given: scan, look up, match.
  func spansOfText() throws {
    try Figures.timingEach(queries, words: \.words.count) { query in
      let words = index.scanner.words(of: query.response.output)
      let identifiers = try index.identifiers(of: words.lazy.map(\.text))
      return maximalCount(try index.longestMatches(of: identifiers).map(\.length))
    }.write()
  }

  /// The whole trace of a response: spans, and the rows that they stand in.
  ///
  /// Responses without a word, such as emoji alone, have nothing to trace.
  func trace() throws {
    let worded = queries.filter { !$0.words.isEmpty }
    try Figures.timingEach(worded, words: \.words.count) { query in
      try index.trace(query.response.output, rows: 10).matches.count
    }.write()
  }

  /// The ten rows most like a response's prompt.
  func similar() throws {
    try Figures.timingEach(queries, words: \.prompt.count) { query in
      try index.similarRows(to: query.response.instruction, limit: 10).count
    }.write()
  }

  /// The number of matches that lie in no longer one.
  private func maximalCount(_ lengths: [Int]) -> Int {
    var count = 0
    var reported = 0
    for (start, length) in lengths.enumerated() where start + length > max(start, reported) {
      count += 1
      reported = start + length
    }
    return count
  }
}
