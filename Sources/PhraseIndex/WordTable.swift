import Words

/// The words of a dataset as numbers: ids from 1, given in the order in which words first occur.
struct WordTable {
  private var ids: [String: UInt32] = [:]
  private var counts: [Int] = []

  /// The number of different words.
  var count: Int { counts.count }

  /// The number of words.
  private(set) var total = 0

  /// Every word with its id and count, in no order.
  var entries: some Sequence<(id: UInt32, word: String, count: Int)> {
    ids.lazy.map { (id: $0.value, word: $0.key, count: counts[Int($0.value) - 1]) }
  }

  /// The ids of a text's words, which are counted.
  mutating func identifiers(of text: String, by scanner: WordScanner) -> [UInt32] {
    var identifiers: [UInt32] = []
    var text = text
    text.withUTF8 { utf8 in
      scanner.scan(utf8) { folded, _ in
        identifiers.append(identifier(of: String(decoding: folded, as: UTF8.self)))
      }
    }
    return identifiers
  }

  private mutating func identifier(of word: String) -> UInt32 {
    total += 1
    if let id = ids[word] {
      counts[Int(id) - 1] += 1
      return id
    }
    counts.append(1)
    let id = UInt32(counts.count)
    ids[word] = id
    return id
  }
}
