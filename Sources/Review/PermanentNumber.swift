import AuditStore
import DurableFiles
import Statistics

/// A number from 0 to 1 that an item has for a seed, whatever else is drawn.
///
/// Whoever takes the items with the smallest numbers draws a simple random sample, and a larger sample holds
/// the smaller one (permanent random numbers; Ohlsson 1995).
struct PermanentNumber {
  /// What is decided by chance; each has numbers of its own.
  enum Question: UInt64 {
    case sample = 1
    case overlap
    case order
    case gold
  }

  let seed: UInt64

  func number(of item: ItemHash, for question: Question) -> Double {
    var start = SplitMix64(seed: seed &+ question.rawValue &* 0x9E37_79B9_7F4A_7C15)
    var generator = SplitMix64(seed: item.leadingBits ^ start.next())
    return Double(generator.next() >> 11) * 0x1p-53
  }

  /// Items by their numbers, smallest first.
  func ordered<Element>(
    _ elements: [Element],
    for question: Question,
    by hash: (Element) -> ItemHash
  ) -> [Element] {
    elements.map { (element: $0, number: number(of: hash($0), for: question)) }
      .sorted { $0.number < $1.number }
      .map(\.element)
  }
}
