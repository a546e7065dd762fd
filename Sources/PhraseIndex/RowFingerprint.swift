import SpoorModel

/// What tells a row's texts from all others', within one run of the program.
///
/// 128 bits of a keyed hash: two rows that differ never meet, by accident or by design.
struct RowFingerprint: Hashable {
  private var low: Int
  private var high: Int

  /// The fingerprint of what `RowRecord.appendParts` writes.
  init(_ bytes: [UInt8]) {
    low = Self.hash(bytes, key: 1)
    high = Self.hash(bytes, key: 2)
  }

  private static func hash(_ bytes: [UInt8], key: UInt8) -> Int {
    var hasher = Hasher()
    hasher.combine(key)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}
