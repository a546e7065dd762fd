/// XXH64 with seed 0, the checksum of both files.
///
/// It guards against damage, not against an attacker. It was chosen because it is specified outside this
/// project (the xxHash specification, "XXH64 algorithm description") and runs at memory speed.
public struct XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
  private static let stripe = 32

  private var lanes = SIMD4<UInt64>(prime1 &+ prime2, prime2, 0, 0 &- prime1)
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// The checksum of `bytes` alone.
  public static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = XXHash64()
    hash.update(bytes)
    return hash.finalize()
  }

  /// Adds bytes; how they are cut into calls does not matter.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = rest.prefix(Self.stripe - pending.count)
      pending.append(contentsOf: missing)
      rest = rest.dropFirst(missing.count)
      guard pending.count == Self.stripe else { return }
      pending.withUnsafeBytes { consume($0) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.prefix(rest.count / Self.stripe * Self.stripe)
    consume(UnsafeRawBufferPointer(rebasing: whole))
    pending.append(contentsOf: rest.dropFirst(whole.count))
  }

  /// The checksum of all bytes added so far.
  func finalize() -> UInt64 {
    var sum = length &+ (length < UInt64(Self.stripe) ? Self.prime5 : convergedLanes())
    var offset = 0
    pending.withUnsafeBytes { bytes in
      while offset + 8 <= bytes.count {
        sum ^= Self.round(0, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        sum = Self.rotate(sum, 27) &* Self.prime1 &+ Self.prime4
        offset += 8
      }
      if offset + 4 <= bytes.count {
        let half = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        sum ^= UInt64(half) &* Self.prime1
        sum = Self.rotate(sum, 23) &* Self.prime2 &+ Self.prime3
        offset += 4
      }
      for byte in bytes[offset...] {
        sum ^= UInt64(byte) &* Self.prime5
        sum = Self.rotate(sum, 11) &* Self.prime1
      }
    }
    return Self.avalanche(sum)
  }

  private mutating func consume(_ stripes: UnsafeRawBufferPointer) {
    // Four scalars, because 64-bit multiplication has no vector form on most machines.
    var (one, two, three, four) = (lanes[0], lanes[1], lanes[2], lanes[3])
    for offset in stride(from: 0, to: stripes.count, by: Self.stripe) {
      one = Self.round(one, stripes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      two = Self.round(two, stripes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      three = Self.round(three, stripes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
      four = Self.round(four, stripes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
    }
    lanes = SIMD4(one, two, three, four)
  }

  private func convergedLanes() -> UInt64 {
    var sum = Self.rotate(lanes[0], 1) &+ Self.rotate(lanes[1], 7)
    sum = sum &+ Self.rotate(lanes[2], 12) &+ Self.rotate(lanes[3], 18)
    for lane in 0..<4 {
      sum = (sum ^ Self.round(0, lanes[lane])) &* Self.prime1 &+ Self.prime4
    }
    return sum
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value &<< bits | value &>> (64 &- bits)
  }

  private static func avalanche(_ sum: UInt64) -> UInt64 {
    var sum = (sum ^ sum >> 33) &* prime2
    sum = (sum ^ sum >> 29) &* prime3
    return sum ^ sum >> 32
  }
}
