/// The hash of folded words in a shard's vocabulary; part of the file format.
///
/// Eight bytes at a time are folded by a 64×64→128-bit multiplication, as wyhash does.
enum WordHash {
  /// A word of fewer bytes is wholly in its ``tail(of:)``.
  static let chunkByteCount = 8

  /// The slot where a word is looked for first, in a table of `count` slots.
  @inline(__always)
  static func slot(of word: UnsafeRawBufferPointer, among count: Int) -> Int {
    slot(of: hash(word), among: count)
  }

  /// The slot where a word of this hash is looked for first.
  @inline(__always)
  static func slot(of hash: UInt64, among count: Int) -> Int {
    // The high half of the product is hash / 2⁶⁴ · count.
    Int(hash.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The hash of a word.
  @inline(__always)
  static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 { hash(word, tail: tail(of: word)) }

  /// The hash of a word with this tail.
  @inline(__always)
  static func hash(_ word: UnsafeRawBufferPointer, tail: UInt64) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: word.count)
    var offset = 0
    while offset &+ chunkByteCount <= word.count {
      let chunk = word.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state = mixed(state ^ UInt64(littleEndian: chunk))
      offset &+= chunkByteCount
    }
    return mixed(state ^ tail ^ 0xD6E8_FEB8_6659_FD93)
  }

  /// The bytes behind the last whole chunk of eight, as a little-endian number.
  @inline(__always)
  static func tail(of word: UnsafeRawBufferPointer) -> UInt64 {
    let count = word.count & (chunkByteCount - 1)
    guard count > 0 else { return 0 }
    // Loads that overlap instead of a loop: most words are this short.
    func load<Number: FixedWidthInteger>(_ offset: Int, _: Number.Type) -> UInt64 {
      let number = word.loadUnaligned(fromByteOffset: offset, as: Number.self)
      return UInt64(truncatingIfNeeded: Number(littleEndian: number))
    }
    if word.count >= chunkByteCount {
      return load(word.count &- chunkByteCount, UInt64.self) &>> UInt64(64 &- 8 &* count)
    }
    if count >= 4 {
      let high = load(count &- 4, UInt32.self) &<< UInt64(8 &* (count &- 4))
      return load(0, UInt32.self) | high
    }
    let middle = load(count / 2, UInt8.self) &<< UInt64(8 &* (count / 2))
    return load(0, UInt8.self) | middle | load(count &- 1, UInt8.self) &<< UInt64(8 &* (count &- 1))
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
