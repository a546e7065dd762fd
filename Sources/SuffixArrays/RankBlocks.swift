/// What `suffixes.u32` says about every block of 32 ranks: the second and third word of its first suffix, and
/// how many words each of its suffixes shares with the one before.
///
/// Half a byte a word, small enough for the cache. The words lead a search to the right block without
/// the text. The shared words tell, again without the text, where the suffixes with the same first two,
/// three or four words begin and end.
///
/// First stand the words, two a block, then the masks, two a block: bit `r` of the first and the second is
/// the low and the high bit of what the suffix `r` shares with the one before. That is 0 for at most one
/// word, then 1, 2, and 3 for four words or more.
struct RankBlocks {
  /// The number of ranks in a block: one for each bit of a mask.
  static let size = 32
  /// How many u32 a block takes.
  static let numbersPerBlock = 4
  /// How many blocks are looked through; farther on, doubling steps through the text are faster.
  private static let reach = 64

  let base: UnsafePointer<UInt32>
  let count: Int

  static func count(ofRanks ranks: Int) -> Int { (ranks + size - 1) / size }

  /// The second and third word of a block's first suffix, as a key.
  @inline(__always)
  func key(_ block: Int) -> UInt64 { SuffixView.key(base + 2 &* block) }

  /// The first rank of those around `rank` that share `length` words, 2 to 4; `nil` if it is far off.
  @inline(__always)
  func firstRank(sharing length: Int, around rank: Int) -> Int? {
    var block = rank / Self.size
    let limit = max(0, block - Self.reach)
    var mask = changes(length, in: block) & ~Self.bits(above: rank)
    while mask == 0 {
      guard block > limit else { return nil }
      block &-= 1
      mask = changes(length, in: block)
    }
    return block &* Self.size &+ (Self.size - 1 &- mask.leadingZeroBitCount)
  }

  /// The end of the ranks around `rank` that share `length` words, 2 to 4; `nil` if it is far off.
  @inline(__always)
  func endRank(sharing length: Int, around rank: Int) -> Int? {
    var block = rank / Self.size
    let limit = min(count - 1, block + Self.reach)
    var mask = changes(length, in: block) & Self.bits(above: rank)
    while mask == 0 {
      guard block < limit else { return nil }
      block &+= 1
      mask = changes(length, in: block)
    }
    return block &* Self.size &+ mask.trailingZeroBitCount
  }

  /// The suffixes of a block that do not share `length` words with the one before.
  @inline(__always)
  private func changes(_ length: Int, in block: Int) -> UInt32 {
    let masks = base + 2 &* (count &+ block)
    return switch length {
    case 2: ~(masks[0] | masks[1])
    case 3: ~masks[1]
    default: ~(masks[0] & masks[1])
    }
  }

  @inline(__always)
  private static func bits(above rank: Int) -> UInt32 {
    ~1 &<< UInt32(truncatingIfNeeded: rank)
  }
}
