/// The hash of folded words in a shard's vocabulary; part of the file format.
///
/// Eight bytes at a time are folded by a 64×64→128-bit multiplication, as wyhash does.
enum WordHash {
  /// The slot where a word is looked for first, in a table of `count` slots.
  @inline(__always)
  static func slot(of word: UnsafeRawBufferPointer, among count: Int) -> Int {
    // The high half of the product is hash / 2⁶⁴ · count.
    Int(hash(word).multipliedFullWidth(by: UInt64(count)).high)
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      let chunk = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state = mixed(state ^ UInt64(littleEndian: chunk))
      offset += 8
    }
    var last: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      last |= UInt64(bytes[offset]) &<< shift
      shift &+= 8
      offset += 1
    }
    return mixed(state ^ last ^ 0xD6E8_FEB8_6659_FD93)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
