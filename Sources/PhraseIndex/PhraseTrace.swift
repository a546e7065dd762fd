import Foundation
public import SpoorModel
public import Words

/// Where the words of a text came from: what `spoor trace` answers.
public struct PhraseTrace: Sendable {
  /// A run of the text that stands in the dataset and is part of no longer one that does.
  public struct Match: Sendable {
    /// The run, as scalars of the text.
    public var range: ScalarRange
    /// The run's words as the text has them.
    public var text: String
    /// The run, as words of the text.
    public var words: Range<Int>
    /// How often it starts in the dataset, in every row and field that counts.
    public var occurrences: Int
    /// How often in each field.
    public var fields: [RowField: Int]
    /// The first rows that hold it, in the dataset's order, at most the asked number.
    public var rows: [EvidenceRow]

    /// The number of words.
    public var wordCount: Int { words.count }
  }

  /// The text.
  public var query: WordedText
  /// How often the whole text stands in the dataset.
  public var occurrences: Int
  /// The maximal runs, longest first; the whole text alone where it stands there.
  public var matches: [Match]
  /// Rows that nearly repeat a part of the text, best first; `nil` where not asked for.
  public var near: [NearMatch]?
  /// The rows whose instructions are most like the prompt, best first; `nil` without prompt.
  public var similar: [SimilarEvidence]?
}

/// A row whose instruction is like a prompt, with its texts.
public struct SimilarEvidence: Sendable {
  /// The row's number in the index.
  public var number: Int
  /// The row.
  public var row: TrainingRow
  /// Its BM25 score.
  public var score: Double
  /// The number of rows of the dataset with these very texts, itself included.
  public var copies: Int
}

/// What a trace of a text is to hold.
public struct TraceScope: Sendable {
  /// Whether near-verbatim rows are looked for.
  public enum Near: Sendable {
    /// Exact runs only.
    case left
    /// Rows that nearly repeat a part of the text, too.
    case sought
  }

  /// At most this many rows a match, similar rows, and near-verbatim rows.
  public var rows: Int
  /// Only texts of this field count; `nil`: all.
  public var field: RowField?
  /// Runs of fewer words are left out, unless they are the whole text.
  public var leastWords: Int
  /// Whether near-verbatim rows are looked for.
  public var near: Near
  /// What the text answers; similar rows are ranked by it.
  public var prompt: String?

  /// Creates a scope; by default every run in every field, and nothing else.
  public init(
    rows: Int,
    field: RowField? = nil,
    leastWords: Int = 1,
    near: Near = .left,
    prompt: String? = nil
  ) {
    self.rows = rows
    self.field = field
    self.leastWords = leastWords
    self.near = near
    self.prompt = prompt
  }
}

extension PhraseIndex {
  /// Looks for a text, and for the longest parts of it where the whole does not occur.
  ///
  /// Case, width and typographic quotes do not matter. A text without a word matches nothing.
  ///
  /// - Returns: how often the whole occurs, and its maximal runs, longest first.
  /// - Throws: ``SpoorError`` for a damaged index.
  public func trace(_ text: String, _ scope: TraceScope) throws -> PhraseTrace {
    let query = indexed(text)
    let longest = try longestMatches(of: query, in: scope.field)
    let matches = try matches(longest, of: query, scope)
    let whole = matches.first { $0.wordCount == query.count }
    var trace = PhraseTrace(
      query: query.text,
      occurrences: whole?.occurrences ?? 0,
      matches: matches
    )
    if case .sought = scope.near { trace.near = try nearMatches(of: query, scope) }
    trace.similar = try scope.prompt.map { try similar(to: $0, limit: scope.rows) }
    return trace
  }

  /// The maximal runs of the longest that begin at each word, longest first.
  func matches(
    _ longest: LongestMatches,
    of query: IndexedText,
    _ scope: TraceScope
  ) throws -> [PhraseTrace.Match] {
    try longest.maximal
      .filter { $0.count >= scope.leastWords || $0.count == query.count }
      .map { try match($0, longest.places(at: $0.lowerBound), in: query, scope) }
      .sorted { ($0.wordCount, $1.range.start) > ($1.wordCount, $0.range.start) }
  }

  private func match(
    _ run: Range<Int>,
    _ places: Places,
    in query: IndexedText,
    _ scope: TraceScope
  ) throws -> PhraseTrace.Match {
    let counts = try counts(of: places).filter { scope.field == nil || $0.key == scope.field }
    let scalars = query.text.scalars(run)
    return PhraseTrace.Match(
      range: ScalarRange(scalars.lowerBound, scalars.upperBound),
      text: query.text.surface(run),
      words: run,
      occurrences: counts.values.reduce(0, +),
      fields: counts,
      rows: try firstOccurrences(of: places, in: scope.field, limit: scope.rows)
        .map { try evidence(for: $0, score: 1) }
    )
  }

  private func similar(to prompt: String, limit: Int) throws -> [SimilarEvidence] {
    try similarRows(to: prompt, limit: limit).map { try evidence(for: $0) }
  }

  /// A similar row with its texts.
  func evidence(for similar: SimilarRow) throws -> SimilarEvidence {
    SimilarEvidence(
      number: similar.row,
      row: try row(similar.row),
      score: similar.score,
      copies: try copyCount(of: similar.row)
    )
  }
}
