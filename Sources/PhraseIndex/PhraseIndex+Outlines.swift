import Foundation
public import SpoorModel
import SuffixArrays

extension PhraseIndex {
  /// How the texts of a field begin and how long they are.
  ///
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(texts of the field · log copied rows); no row is decompressed.
  public func outlines(of field: RowField) throws -> TextOutlines {
    var outlines = TextOutlines()
    outlines.logLengths = Array(repeating: (0, 0), count: rowCount)
    for (shard, firstRow) in zip(shards, firstRows) {
      let openings = try checked { try shard.outline(field, from: firstRow, into: &outlines) }
      outlines.openings.append(openings)
    }
    return outlines
  }
}

extension Shard {
  /// Adds the lengths of a field's texts, whose rows are numbered from `firstRow`; their beginnings.
  fileprivate func outline(
    _ field: RowField,
    from firstRow: Int,
    into outlines: inout TextOutlines
  ) throws -> Set<TextOutlines.Opening> {
    var openings: Set<TextOutlines.Opening> = []
    for number in segments.numbers(of: field) {
      let words = try segments.words(of: number)
      guard !words.isEmpty else { continue }
      let row = segments.row(of: number)
      guard row < manifest.distinctRows else { throw rowOutside(row) }
      let opening = words.prefix(TextOutlines.openingWords)
      suffixes.withWords(in: opening) { _ = openings.insert(TextOutlines.Opening($0)) }
      outlines.wordCounts += repeatElement(words.count, count: 1 + copies.count(of: row))
      outlines.logLengths[firstRow + row].sum += log(1 + Double(words.count))
      outlines.logLengths[firstRow + row].texts += 1
    }
    return openings
  }

  private func rowOutside(_ row: Int) -> SpoorError {
    SpoorError.damagedIndex(at: folder, "a text belongs to row \(row), which it does not hold")
  }
}
