/// The starts of all suffixes of a text of integers, in the order of the suffixes.
///
/// A suffix that is the beginning of another comes first. Suffixes that begin with a separator (0)
/// are listed too, so that the array has one entry a word.
public struct SuffixArray: Hashable, Sendable {
  /// The longest text, in words: 2³¹−1.
  public static let maximumCount = Int(Int32.max)

  /// Starts, in words; `positions[rank]` is the start of the suffix of that rank.
  public let positions: [UInt32]

  init(positions: [UInt32]) { self.positions = positions }

  /// Sorts the suffixes of `words`, at most ``maximumCount`` of them.
  ///
  /// SA-IS (Nong, Zhang and Chan 2009): time O(n + the largest id), beside the result at most
  /// 8 bytes an id and some 5 bytes a word. Ids should therefore be dense.
  public init(of words: [UInt32]) {
    self = words.withUnsafeBufferPointer { SuffixArray(of: $0) }
  }

  /// Sorts the suffixes of words that live elsewhere, such as in a mapped file.
  public init(of words: UnsafeBufferPointer<UInt32>) {
    precondition(
      words.count <= Self.maximumCount,
      "\(words.count) words are too many for one array"
    )
    positions = [UInt32](unsafeUninitializedCapacity: words.count) { suffixes, initializedCount in
      initializedCount = words.count
      guard let text = words.baseAddress, let base = suffixes.baseAddress else { return }
      base.initialize(repeating: 0, count: words.count)
      let alphabet = words.reduce(0) { max($0, Int($1)) } + 1
      InducedSorting.sort(text, count: words.count, alphabet: alphabet, into: base)
    }
  }
}
