public import PhraseIndex
public import SpoorModel
import Statistics
import Words

/// Rows that cannot be what a span was borrowed from, to be shown in place of those that may be.
///
/// A decoy's row is drawn at random among the rows that are as like the prompt (the same decile of BM25 over
/// all rows) and as long (a quarter of the words more or fewer) as the row that it stands for, and that hold
/// neither the span nor any phrase that was matched. As in the span's own rows something is marked: the longest
/// run of words that it shares with the span if one of them is rare, else as many words as were matched in the
/// row that it stands for, anywhere. A row without a mark would tell at a glance what it is.
public struct DecoyRows {
  private let index: PhraseIndex
  private let seed: UInt64

  /// Draws from an index.
  public init(from index: PhraseIndex, seed: UInt64) {
    self.index = index
    self.seed = seed
  }

  /// Rows in place of a span's own, one for each, in their order; `nil` where the dataset has no such rows.
  ///
  /// - Parameters:
  ///   - evidence: the span's own rows.
  ///   - span: the span's words.
  ///   - prompt: what was asked.
  ///   - key: what the span is known by; seed and key decide which rows are drawn, whatever else is.
  /// - Returns: as many rows as `evidence` has.
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(rows · log rows), and a few dozen rows read for each.
  public func rows(
    inPlaceOf evidence: [EvidenceRow],
    for span: String,
    asked prompt: String,
    key: UInt64
  ) throws -> [EvidenceRow]? {
    var generator = SplitMix64(seed: seed ^ key)
    let similarity = try index.similarity(to: prompt)
    let search = DecoySearch(
      cuts: similarity.decileCuts,
      excluded: ([span] + evidence.map(\.row.matched)).map(folded).filter { !$0.isEmpty }
    )
    var used = Set(evidence.map(\.row.rowID))
    var rows: [EvidenceRow] = []
    for own in evidence {
      let decile = try number(of: own.row).map { search.decile(of: similarity.score(of: $0)) }
      let words = index.scanner.words(of: own.text).count
      let isAsLike = { decile == nil || search.decile(of: similarity.score(of: $0)) == decile }
      let wanted = DecoySearch.Row(place: own.row.place, words: words, isAsLike: isAsLike)
      guard let row = try draw(wanted, besides: used, search, &generator) else { return nil }
      used.insert(row.id)
      let marked = max(1, index.scanner.words(of: own.row.matched).count)
      rows.append(try shown(row, at: own.row.place, beside: span, marking: marked, &generator))
    }
    return rows
  }

  /// A row's number in the index, found by what was matched in it.
  private func number(of row: TraceRow) throws -> Int? {
    let matched = index.indexed(row.matched)
    guard matched.count > 0 else { return nil }
    let places = try index.places(of: 0..<matched.count, in: matched)
    return try index.occurrences(of: places, in: row.field, limit: Self.occurrences)
      .first { try index.row($0.row).id == row.rowID }?.row
  }

  /// The first fitting row of those drawn; the one nearest in length where none is as long.
  private func draw(
    _ wanted: DecoySearch.Row,
    besides used: Set<RowID>,
    _ search: DecoySearch,
    _ generator: inout SplitMix64
  ) throws -> TrainingRow? {
    var nearest: (row: TrainingRow, gap: Int)?
    for _ in 0..<Self.drawings {
      let number = generator.index(below: index.rowCount)
      guard wanted.isAsLike(number) else { continue }
      let row = try index.row(number)
      guard !used.contains(row.id), let text = row.text(at: wanted.place) else { continue }
      let found = folded(text)
      guard !found.isEmpty, !search.isExcluded(found) else { continue }
      let gap = abs(found.count - wanted.words)
      if gap * 4 <= max(wanted.words, 4) { return row }
      if gap < nearest?.gap ?? .max { nearest = (row, gap) }
    }
    return nearest?.row
  }

  private func shown(
    _ row: TrainingRow,
    at place: TrainingRow.Place,
    beside span: String,
    marking count: Int,
    _ generator: inout SplitMix64
  ) throws -> EvidenceRow {
    let text = WordedText(row.text(at: place) ?? "", by: index.scanner)
    let common = text.words.map(\.text).longestRun(in: folded(span))
    let isTelling = common.contains { index.frequency(of: text.words[$0].text) < Self.rare }
    let length = min(count, text.words.count)
    let start = generator.index(below: text.words.count - length + 1)
    let marked = isTelling ? common : start..<start + length
    let scalars = text.scalars(marked)
    let match = TraceRow(
      rowID: row.id,
      place: place,
      matched: text.surface(marked),
      range: ScalarRange(scalars.lowerBound, scalars.upperBound),
      score: 0
    )
    return EvidenceRow(row: match, quoting: row)
  }

  private func folded(_ text: String) -> [String] { index.scanner.words(of: text).map(\.text) }

  /// So many rows are tried before the nearest is taken: one in ten is as like, and of those a fifth as long.
  private static let drawings = 2_000
  /// A phrase that stands in more places than this says little of any of them.
  private static let occurrences = 1_000
  /// The share of the dataset's words below which a word is worth marking.
  private static let rare = 1e-3
}

/// What all rows of one decoy are chosen by.
private struct DecoySearch {
  /// What one row must be like.
  struct Row {
    let place: TrainingRow.Place
    let words: Int
    let isAsLike: (Int) -> Bool
  }

  let cuts: [Double]
  let excluded: [[String]]

  func decile(of score: Double) -> Int { cuts.count { $0 < score } }

  func isExcluded(_ words: [String]) -> Bool {
    excluded.contains { run in
      words.indices.contains { words[$0...].starts(with: run) }
    }
  }
}

extension [String] {
  /// The longest run of these words that `other` holds too, the first of several; empty if none.
  fileprivate func longestRun(in other: [String]) -> Range<Int> {
    var best = 0..<0
    var ending = [Int](repeating: 0, count: other.count + 1)
    for (place, word) in enumerated() {
      var next = ending
      for (index, same) in other.enumerated() {
        next[index + 1] = word == same ? ending[index] + 1 : 0
        if next[index + 1] > best.count { best = place + 1 - next[index + 1]..<place + 1 }
      }
      ending = next
    }
    return best
  }
}
