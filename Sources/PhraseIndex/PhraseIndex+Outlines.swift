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
    for number in shards.indices {
      let openings = try checked { try outline(field, ofShard: number, into: &outlines) }
      outlines.openings.append(openings)
    }
    return outlines
  }
}

extension PhraseIndex {
  /// Adds the lengths of a field's texts in a shard; their beginnings.
  private func outline(
    _ field: RowField,
    ofShard shardNumber: Int,
    into outlines: inout TextOutlines
  ) throws -> Set<TextOutlines.Opening> {
    let shard = shards[shardNumber]
    let segments = shard.segments
    var openings: Set<TextOutlines.Opening> = []
    for number in segments.numbers(of: field) {
      let words = try segments.words(of: number)
      guard !words.isEmpty else { continue }
      let row = segments.row(of: number)
      guard row < shard.manifest.distinctRows else { throw shard.rowOutside(row) }
      let opening = words.prefix(TextOutlines.openingWords)
      shard.suffixes.withWords(in: opening) { _ = openings.insert(TextOutlines.Opening($0)) }
      outlines.wordCounts += repeatElement(words.count, count: 1 + shard.copies.count(of: row))
      // A row that an earlier shard holds has its lengths from there.
      guard !shard.repeated.contains(row) else { continue }
      let place = self.number(of: row, inShard: shardNumber)
      outlines.logLengths[place].sum += log(1 + Double(words.count))
      outlines.logLengths[place].texts += 1
    }
    return openings
  }
}

extension Shard {
  fileprivate func rowOutside(_ row: Int) -> SpoorError {
    SpoorError.damagedIndex(at: folder, "a text belongs to row \(row), which it does not hold")
  }
}
