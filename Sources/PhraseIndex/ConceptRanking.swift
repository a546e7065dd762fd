import Foundation
import SpoorModel

/// Ranks rows by BM25 of a prompt's words in their instructions: term by term into one sum a row.
///
/// The formula, its constants and the order of its operations are those of SQLite's `bm25()` for
/// `instruction : (a OR b …)`, so that both rank alike down to the last bit: a row's length counts
/// the words of all its texts.
final class ConceptRanking {
  private static let k1 = 1.2
  private static let b = 0.75
  /// What FTS5 takes for words that more than half of the rows hold.
  private static let leastIDF = 1e-6

  /// A shard's postings, and those of its rows that an earlier shard ranks already.
  typealias Part = (postings: ConceptPostings, repeated: RepeatedRows)

  /// How many rows are ranked, and how many words they have.
  struct Ranked: Hashable, Sendable {
    var rows: Int
    var words: Int

    /// Those of some parts.
    init(_ parts: [Part]) {
      rows = parts.reduce(0) { $0 + $1.postings.rowCount - $1.repeated.count }
      words = parts.reduce(0) { sum, part in
        sum + part.postings.totalLength
          - part.repeated.all.reduce(0) { $0 + part.postings.length(of: $1.row) }
      }
    }

    init(rows: Int, words: Int) { (self.rows, self.words) = (rows, words) }
  }

  private let parts: [Part]
  /// The rows of all parts of the index, of which these may be some.
  private let all: Ranked
  /// k₁ (1 − b + b · length / mean length), by row of all shards.
  private let norms: [Double]
  private var scores: [Double]
  /// What each word that many rows hold adds to them: an audit's prompts ask for the same few of them
  /// again and again.
  private var frequent: [[UInt32?]: [Impact]] = [:]

  /// What a word adds to a row's sum.
  private struct Impact {
    var row: UInt32
    var score: Double
  }

  /// A word is frequent that one of so many rows holds.
  private static let frequentShare = 64

  /// How many impacts are kept at most, of 16 bytes each; later words are computed anew.
  private static let mostImpacts = 1 << 20
  private var impactCount = 0

  /// Ranks the rows of `parts` as among those of `all`; by default these are all there are.
  init(_ parts: [Part], among all: Ranked? = nil) {
    self.parts = parts
    let own = Ranked(parts)
    let all = all ?? own
    self.all = all
    let mean = Double(all.words) / Double(max(1, all.rows))
    norms = parts.flatMap { postings, repeated in
      (0..<postings.rowCount).lazy.filter { !repeated.contains($0) }.map { row in
        Self.k1 * (1 - Self.b + Self.b * Double(postings.length(of: row)) / mean)
      }
    }
    scores = [Double](repeating: 0, count: own.rows)
  }

  /// The best rows of `terms`, each given by its word id in every part.
  ///
  /// - Parameters:
  ///   - limit: how many rows at most.
  ///   - terms: the prompt's words.
  ///   - holding: how many of all rows hold each term; `nil` where the parts are all there are.
  /// - Returns: the best first, ties in the dataset's order; rows without any of the terms are none.
  /// - Throws: ``SpoorError`` for damaged postings.
  func best(_ limit: Int, of terms: [[UInt32?]], holding: [Int]? = nil) throws -> [SimilarRow] {
    guard limit > 0 else { return [] }
    try score(terms, holding: holding)
    return Self.best(limit, of: scores)
  }

  /// Every row's sum, by row number.
  func all(of terms: [[UInt32?]]) throws -> [Double] {
    try score(terms)
    return scores
  }

  private func score(_ terms: [[UInt32?]], holding: [Int]? = nil) throws {
    for index in scores.indices { scores[index] = 0 }
    for (number, term) in terms.enumerated() { try add(term, holding: holding?[number]) }
  }

  private func add(_ term: [UInt32?], holding: Int?) throws {
    if let known = frequent[term] { return add(known) }
    let holding = try holding ?? rowsHolding(term)
    let idf = Self.idf(holding: holding, of: all.rows)
    guard holding * Self.frequentShare >= all.rows, impactCount + holding <= Self.mostImpacts else {
      return try forEachImpact(of: term, idf: idf) { scores, row, score in scores[row] += score }
    }
    let impacts = try impacts(of: term, idf: idf)
    impactCount += impacts.count
    frequent[term] = impacts
    add(impacts)
  }

  private func add(_ impacts: [Impact]) {
    scores.withUnsafeMutableBufferPointer { scores in
      for impact in impacts { scores[Int(impact.row)] += impact.score }
    }
  }

  private func impacts(of term: [UInt32?], idf: Double) throws -> [Impact] {
    var impacts: [Impact] = []
    try forEachImpact(of: term, idf: idf) { _, row, score in
      impacts.append(Impact(row: UInt32(row), score: score))
    }
    return impacts
  }

  /// Gives each row that holds a term, and what the term adds to its sum, beside all sums.
  @inline(__always)
  private func forEachImpact(
    of term: [UInt32?],
    idf: Double,
    _ body: (UnsafeMutableBufferPointer<Double>, _ row: Int, _ score: Double) -> Void
  ) throws {
    var first = 0
    for ((postings, repeated), id) in zip(parts, term) {
      if let id {
        try scores.withUnsafeMutableBufferPointer { scores in
          try norms.withUnsafeBufferPointer { norms in
            try postings.forEachRow(holding: id) { row, times in
              guard let kept = repeated.rank(of: row) else { return }
              let times = Double(times)
              let norm = norms[first + kept]
              body(scores, first + kept, idf * ((times * (Self.k1 + 1)) / (times + norm)))
            }
          }
        }
      }
      first += postings.rowCount - repeated.count
    }
  }

  /// How many rows of the parts hold a term.
  func rowsHolding(_ term: [UInt32?]) throws -> Int {
    var count = 0
    for ((postings, repeated), id) in zip(parts, term) {
      guard let id else { continue }
      count += try postings.rowCount(holding: id)
      guard repeated.count > 0 else { continue }
      try postings.forEachRow(holding: id) { row, _ in
        if repeated.contains(row) { count -= 1 }
      }
    }
    return count
  }

  private static func idf(holding count: Int, of rows: Int) -> Double {
    let idf = log((Double(rows - count) + 0.5) / (Double(count) + 0.5))
    return idf > 0 ? idf : leastIDF
  }

  /// The highest sums, best first; of equal ones the first row.
  static func best(_ limit: Int, of scores: [Double]) -> [SimilarRow] {
    var best: [SimilarRow] = []
    scores.withUnsafeBufferPointer { scores in
      var least = 0.0
      for row in scores.indices where scores[row] > least {
        let place = best.firstIndex { $0.score < scores[row] } ?? best.count
        best.insert(SimilarRow(row: row, score: scores[row]), at: place)
        guard best.count >= limit else { continue }
        if best.count > limit { best.removeLast() }
        least = best[limit - 1].score
      }
    }
    return best
  }
}
