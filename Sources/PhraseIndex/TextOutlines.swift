/// How the texts of one field begin and how long they are, of all rows; read off the index's segments
/// without their texts.
///
/// A text without a word has neither beginning nor length and is left out.
public struct TextOutlines: Sendable {
  /// The words that a text's beginning is compared by.
  public static let openingWords = 3

  /// The number of words of each text, copies of rows counted, in no order.
  public internal(set) var wordCounts: [Int] = []
  /// The beginnings of all texts, by shard.
  var openings: [Set<Opening>] = []
  /// The sum of ln(1 + words) over each row's texts, and how many they are, by row number.
  var logLengths: [(sum: Double, texts: Int)] = []

  /// A text's first words; absent ones are 0, which is no word's id.
  struct Opening: Hashable {
    private let first: UInt32
    private let second: UInt32
    private let third: UInt32

    init(_ ids: some Sequence<UInt32>) {
      var ids = ids.makeIterator()
      first = ids.next() ?? 0
      second = ids.next() ?? 0
      third = ids.next() ?? 0
    }
  }

  /// Whether a text begins with the same words as one of the field; `nil` for a text without a word.
  ///
  /// A text of fewer than ``openingWords`` words begins like those that have no other words.
  public func begin(like text: IndexedText) -> Bool? {
    guard text.count > 0 else { return nil }
    return zip(openings, text.ids).contains { openings, ids in openings.contains(Opening(ids)) }
  }

  /// The mean of ln(1 + words) over the texts of a row; `nil` where it has none.
  public func meanLogLength(ofRow number: Int) -> Double? {
    let lengths = logLengths[number]
    return lengths.texts > 0 ? lengths.sum / Double(lengths.texts) : nil
  }
}
