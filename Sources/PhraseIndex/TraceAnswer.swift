public import SpoorModel
import Words

/// What a trace of a text says, without its rows' whole texts: what `spoor trace --json` prints and what
/// shards that are asked apart hand over.
public struct TraceAnswer: Hashable, Sendable, Codable {
  /// A run of the text that stands in the dataset and is part of no longer one that does.
  public struct Match: Hashable, Sendable, Codable {
    /// The run, as scalars of the text.
    public var range: ScalarRange
    /// The run's words as the text has them.
    public var text: String
    /// The run, as words of the text.
    public var words: Range<Int>
    /// How often it starts in each field's texts, copies of rows counted, by the field's name.
    public var fields: [String: Int]
    /// The first rows that hold it, in the dataset's order.
    public var rows: [TraceRow]

    /// How often it starts in the dataset, in every row and field that counts.
    public var occurrences: Int { fields.values.reduce(0, +) }
  }

  /// A row that nearly repeats a part of the text.
  public struct Near: Hashable, Sendable, Codable {
    /// The part, as scalars of the text.
    public var range: ScalarRange
    /// The part's words as the text has them.
    public var text: String
    /// The row, and its words that are nearly repeated.
    public var row: TraceRow
    /// The words that both have, in order.
    public var equalWords: Int
    /// Equal words as a share of all columns of the alignment, 0 to 1.
    public var identity: Double
    /// The differences, in the text's order.
    public var edits: [NearMatch.Edit]
    /// How many alignments as good one would expect of words drawn by chance.
    public var expectedByChance: Double
  }

  /// A row whose instruction is like the prompt.
  public struct Similar: Hashable, Sendable, Codable {
    /// The row's number in the index, which orders rows as the dataset does.
    public var number: Int
    /// The row's id.
    public var rowID: RowID
    /// Its BM25 score.
    public var score: Double
    /// The number of rows of the dataset with these very texts, itself included.
    public var copies: Int
    /// What it asks.
    public var instruction: String
  }

  /// The number of words of the text.
  public var words: Int
  /// The maximal runs, longest first; the whole text alone where it stands in the dataset.
  public var matches: [Match]
  /// Rows that nearly repeat a part of the text, best first; `nil` where not asked for.
  public var near: [Near]?
  /// The rows whose instructions are most like the prompt, best first; `nil` without prompt.
  public var similar: [Similar]?

  /// How often the whole text stands in the dataset.
  public var occurrences: Int {
    matches.first { $0.words.count == words }?.occurrences ?? 0
  }
}

extension TraceAnswer {
  /// What a trace says.
  public init(_ trace: PhraseTrace) {
    self.init(
      words: trace.query.words.count,
      matches: trace.matches.map(Match.init),
      near: trace.near?.map(Near.init),
      similar: trace.similar?.map(Similar.init)
    )
  }
}

extension TraceAnswer.Match {
  init(_ match: PhraseTrace.Match) {
    let fields = match.fields.map { ($0.key.rawValue, $0.value) }
    self.init(
      range: match.range,
      text: match.text,
      words: match.words,
      fields: Dictionary(uniqueKeysWithValues: fields),
      rows: match.rows.map(\.row)
    )
  }
}

extension TraceAnswer.Near {
  init(_ match: NearMatch) {
    self.init(
      range: match.range,
      text: match.text,
      row: match.row.row,
      equalWords: match.equalWords,
      identity: match.identity,
      edits: match.edits,
      expectedByChance: match.expectedByChance
    )
  }
}

extension TraceAnswer.Similar {
  init(_ similar: SimilarEvidence) {
    self.init(
      number: similar.number,
      rowID: similar.row.id,
      score: similar.score,
      copies: similar.copies,
      instruction: similar.row.parts.first { $0.field == .instruction }?.text ?? ""
    )
  }
}
