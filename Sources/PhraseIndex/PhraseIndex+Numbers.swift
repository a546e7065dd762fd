import SpoorModel

extension PhraseIndex {
  /// The number of a shard's row; of a row that an earlier shard holds too, that one's.
  func number(of row: Int, inShard shard: Int) -> Int {
    let repeated = shards[shard].repeated
    return repeated.original(of: row) ?? firstRows[shard] + row - repeated.count(below: row)
  }

  /// The shard and the row in it that have a number.
  func located(_ number: Int) throws -> (shard: Int, row: Int) {
    guard number >= firstRows[0], let next = firstRows.firstIndex(where: { $0 > number }) else {
      throw SpoorError.damagedIndex(at: folder, "it has no row \(number)")
    }
    let shard = next - 1
    return (shard, shards[shard].repeated.row(behind: number - firstRows[shard]))
  }

  /// The rows of later shards that repeat a row, in the dataset's order.
  func repetitions(of number: Int) -> [(shard: Int, row: Int)] { repeatedRows[number] ?? [] }

  /// Every row that later shards repeat, by number; O(repeated rows).
  func allRepetitions() -> [Int: [(shard: Int, row: Int)]] {
    var places: [Int: [(shard: Int, row: Int)]] = [:]
    for (number, shard) in shards.enumerated() {
      for (row, original) in shard.repeated.all {
        places[original, default: []].append((number, row))
      }
    }
    return places
  }
}
