/// The whole table of two word sequences, a row for every word: the readable reference that
/// ``BandedExtension`` and ``NearVerbatimSearch`` are tested against.
///
/// O(nm) time; for sequences of some hundred words.
struct FullTable {
  let query: [UInt32]
  let text: [UInt32]
  let scores: WordScores

  /// The score of the best local alignment (Smith & Waterman 1981).
  var bestLocalScore: Int {
    var above = [Int](repeating: 0, count: text.count + 1)
    var best = 0
    for index in query.indices {
      var row = [0]
      for place in text.indices {
        let candidates = [
          0,
          above[place] + score(index, place),
          above[place + 1] - scores.edit,
          row[place] - scores.edit,
        ]
        row.append(candidates.max() ?? 0)
      }
      best = max(best, row.max() ?? 0)
      above = row
    }
    return best
  }

  /// The score of the best alignment that begins with the first words of both sides.
  var bestScoreFromStart: Int {
    var above = (0...text.count).map { -scores.edit * $0 }
    var best = 0
    for index in query.indices {
      var row = [above[0] - scores.edit]
      for place in text.indices {
        let candidates = [
          above[place] + score(index, place),
          above[place + 1] - scores.edit,
          row[place] - scores.edit,
        ]
        row.append(candidates.max() ?? 0)
      }
      best = max(best, row.max() ?? 0)
      above = row
    }
    return best
  }

  /// What two words give side by side.
  private func score(_ index: Int, _ place: Int) -> Int {
    query[index] == text[place] ? scores.matches[index] : -scores.edit
  }
}
