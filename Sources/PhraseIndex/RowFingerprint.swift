import DurableFiles

/// What tells a row's texts from all others', in every process and on every machine.
///
/// The first 128 bits of SHA-256: two rows that differ never meet, by accident or by design.
struct RowFingerprint: Hashable, Comparable {
  var high: UInt64
  var low: UInt64

  /// A fingerprint that was written.
  init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// The fingerprint of what `RowRecord.appendParts` writes.
  init(_ bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(bytes)
    let digest = hash.digest()
    high = UInt64(digest[0]) << 32 | UInt64(digest[1])
    low = UInt64(digest[2]) << 32 | UInt64(digest[3])
  }

  static func < (one: Self, other: Self) -> Bool {
    one.high == other.high ? one.low < other.low : one.high < other.high
  }
}
