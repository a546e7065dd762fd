/// SHA-256 (FIPS 180-4), for fingerprints of files and names of shards.
///
/// Written here because a dependency on swift-crypto would add BoringSSL to every build, and Foundation on
/// Linux has no hash of its own. Where the processor has instructions for it, C calls them (`CSHA256`). Not for secrets: nothing here is constant-time by design.
public struct SHA256: Sendable {
  static let blockByteCount = 64

  private var state: SHA256Block.State = SHA256Block.initialState
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Starts with no bytes.
  public init() { pending.reserveCapacity(Self.blockByteCount * 2) }

  /// Adds bytes; how they are cut into calls does not matter.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = rest.prefix(Self.blockByteCount - pending.count)
      pending.append(contentsOf: missing)
      rest = rest.dropFirst(missing.count)
      guard pending.count == Self.blockByteCount else { return }
      consumePending()
    }
    let whole = rest.prefix(rest.count / Self.blockByteCount * Self.blockByteCount)
    SHA256Block.compress(UnsafeRawBufferPointer(rebasing: whole), into: &state)
    pending.append(contentsOf: rest.dropFirst(whole.count))
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Adds a text's UTF-8 bytes.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The hash of all bytes added, as 64 lower-case hexadecimal digits.
  public consuming func finalize() -> String {
    let digest = digest()
    return (0..<8).map { Self.hexadecimal(digest[$0]) }.joined()
  }

  /// The hash of all bytes added, as eight numbers of 32 bits, the first the highest.
  public consuming func digest() -> SIMD8<UInt32> {
    let bitCount = (byteCount &* 8).bigEndian
    pending.append(0x80)
    let lengthPlace = Self.blockByteCount - 8
    while pending.count % Self.blockByteCount != lengthPlace { pending.append(0) }
    withUnsafeBytes(of: bitCount) { pending.append(contentsOf: $0) }
    consumePending()
    return state
  }

  /// The hash of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits.
  public static func hash(of text: String) -> String {
    var hash = SHA256()
    hash.update(text)
    return hash.finalize()
  }

  private mutating func consumePending() {
    pending.withUnsafeBytes { SHA256Block.compress($0, into: &state) }
    pending.removeAll(keepingCapacity: true)
  }

  private static func hexadecimal(_ word: UInt32) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
