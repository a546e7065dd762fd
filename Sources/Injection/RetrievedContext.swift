public import PhraseIndex
public import SpoorModel
import Words

/// What an index holds for a question: the rows that are likest by BM25, and a prompt made of them.
public struct RetrievedContext: Hashable, Sendable {
  /// A row.
  public struct Passage: Hashable, Sendable {
    /// Its id.
    public let rowID: RowID
    /// Its BM25 score.
    public let score: Double
    /// What it says: its texts, a line each.
    public let text: String
  }

  /// The question.
  public let question: String
  /// The rows, the best first.
  public let passages: [Passage]

  /// The prompt of the first so many, b₁ … b_K ‖ q, with empty lines between.
  ///
  /// Ovadia et al. 2312.05934, §4.
  public func prompt(of count: Int) -> String {
    (passages.prefix(count).map(\.text) + [question]).joined(separator: "\n\n")
  }

  /// Whether the answer stands in one of the first so many, in the words of the index.
  func holds(_ answer: String, among count: Int, in index: PhraseIndex) -> Bool {
    let wanted = index.scanner.words(of: answer).map(\.text)
    guard !wanted.isEmpty else { return false }
    return passages.prefix(count).contains { passage in
      let words = index.scanner.words(of: passage.text).map(\.text)
      return words.indices.contains { words[$0...].starts(with: wanted) }
    }
  }
}

/// Retrieves from an index.
///
/// The study used embeddings; BM25 needs no model. A row that was tuned on is found as well as any: where the
/// index is of the tuning data, retrieval and tuning have the same knowledge.
public struct ContextRetrieval {
  private let index: PhraseIndex

  /// Retrieves from an index.
  public init(_ index: PhraseIndex) { self.index = index }

  /// The rows that are likest to a question, over all their fields.
  ///
  /// - Parameters:
  ///   - question: of which any word may match; one without a word finds nothing.
  ///   - count: how many rows at most.
  /// - Returns: the rows, the best first.
  /// - Throws: ``SpoorError`` for a damaged index.
  public func context(of question: String, count: Int) throws -> RetrievedContext {
    var seen: Set<String> = []
    let words = index.scanner.words(of: question).map(\.text).filter { seen.insert($0).inserted }
    guard !words.isEmpty, count > 0 else {
      return RetrievedContext(question: question, passages: [])
    }
    let query = words.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: " OR ")
    let found = try index.rows(matching: query, limit: count)
    let passages = try found.hits.map { hit in
      let evidence = hit.row.row
      return RetrievedContext.Passage(
        rowID: evidence.rowID,
        score: evidence.score,
        text: try index.row(hit.number).parts.map(\.text).joined(separator: "\n")
      )
    }
    return RetrievedContext(question: question, passages: passages)
  }

  /// Whether the first so many passages hold an answer.
  public func holds(_ answer: String, in context: RetrievedContext, among count: Int) -> Bool {
    context.holds(answer, among: count, in: index)
  }
}
