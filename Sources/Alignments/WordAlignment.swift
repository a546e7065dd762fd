/// A part of a query beside the part of a text that it nearly repeats.
///
/// It begins and ends with equal words, unless it was made to cover the whole query
/// (``covering(_:in:costs:surprisal:)``); word ranges are half-open and count from 0.
public struct WordAlignment: Hashable, Sendable {
  /// The number of the text, as the seeds had it.
  public let text: Int
  /// Equal runs and edits by turns, an equal run first and last or, where it covers the whole query, an
  /// edit.
  public let parts: [AlignedPart]
  /// How many words both sides have in the same column.
  public let equalWords: Int
  /// The columns: equal words and, for each edit, the words of its longer side.
  public let columns: Int
  /// What the equal words earn less what the edits pay, in nats (``AlignmentCosts``).
  public let score: Double
  /// Σ −ln f over the equal words, in nats: how unlikely they are to be met by chance.
  public let surprisal: Double

  /// The words of the query.
  public var query: Range<Int> { span(of: \.query) }

  /// The words of the text.
  public var place: Range<Int> { span(of: \.place) }

  /// The columns without equal words: the word edit distance of the two sides.
  public var editedWords: Int { columns - equalWords }

  /// The share of equal words among the columns, in 0...1; 1 for a verbatim copy.
  public var identity: Double { Double(equalWords) / Double(columns) }

  /// The parts in which the two sides differ, in order.
  public var edits: [AlignedPart] { parts.filter { $0.kind != .equal } }

  private func span(of side: KeyPath<AlignedPart, Range<Int>>) -> Range<Int> {
    guard let first = parts.first, let last = parts.last else { return 0..<0 }
    return first[keyPath: side].lowerBound..<last[keyPath: side].upperBound
  }

  /// Creates the alignment of parts that begin and end with equal words.
  init(text: Int, parts: [AlignedPart], scores: WordScores) {
    var equalWords = 0
    var columns = 0
    var score = 0
    var surprisal = 0.0
    for part in parts {
      columns += part.columns
      guard part.kind == .equal else {
        score -= scores.edit * part.columns
        continue
      }
      equalWords += part.columns
      score += scores.sum(part.query)
      for index in part.query { surprisal += scores.surprisals[index] }
    }
    self.text = text
    self.parts = parts
    self.equalWords = equalWords
    self.columns = columns
    self.score = Double(score) / WordScores.unit
    self.surprisal = surprisal
  }

  /// Puts together what is known of an alignment.
  init(
    text: Int,
    parts: [AlignedPart],
    equalWords: Int,
    columns: Int,
    score: Double,
    surprisal: Double
  ) {
    self.text = text
    self.parts = parts
    self.equalWords = equalWords
    self.columns = columns
    self.score = score
    self.surprisal = surprisal
  }
}
