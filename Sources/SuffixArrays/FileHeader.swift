#if !_endian(little)
  #error("words.u32 and suffixes.u32 are mapped as they are: little-endian machines only")
#endif

/// The 64 bytes before the payload of both files; all numbers little-endian.
///
/// | bytes | |
/// |---|---|
/// | 0–7 | magic: `SPOORWRD` or `SPOORSUF` |
/// | 8–11 | format version |
/// | 12–15 | vocabulary: the largest word id |
/// | 16–23 | count: words, and also suffixes |
/// | 24–31 | XXH64 of the payload |
/// | 32–39 | XXH64 of the payload of `words.u32`: in that file the same again |
/// | 40–55 | 0 |
/// | 56–63 | XXH64 of bytes 0–55 |
///
/// The payload of `words.u32` is `count` u32 word ids and ``wordsBehindText`` separators. That of
/// `suffixes.u32` is `count` u32 starts; then `vocabulary + 2` u32 ranks, of which entries `w` and `w + 1`
/// bound those of the suffixes that begin with `w`; then the ``RankBlocks``. Magic, version and the
/// header's checksum keep their places in every version.
struct FileHeader: Equatable {
  enum Kind: UInt64 {
    /// `SPOORWRD`
    case words = 0x4452_5752_4F4F_5053
    /// `SPOORSUF`
    case suffixes = 0x4655_5352_4F4F_5053
  }

  static let byteCount = 64
  static let version: UInt32 = 2

  /// The largest word id, so that the difference of two pairs of words has a sign.
  static let largestWord = UInt32(Int32.max)
  /// Separators behind the text, so that five words can be read from any place in it.
  static let wordsBehindText = 4

  var kind: Kind
  var vocabulary: UInt32
  var count: Int
  var payloadChecksum: UInt64
  var wordsChecksum: UInt64

  /// The number of buckets' bounds in `suffixes.u32`.
  var boundCount: Int { Int(vocabulary) + 2 }

  /// The number of u32 in the payload.
  var payloadCount: Int {
    switch kind {
    case .words: count + Self.wordsBehindText
    case .suffixes:
      count + boundCount + RankBlocks.numbersPerBlock * RankBlocks.count(ofRanks: count)
    }
  }

  /// The whole file's length in bytes.
  var fileByteCount: Int { Self.byteCount + 4 * payloadCount }

  /// The 64 bytes.
  func encoded() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.byteCount)
    bytes.withUnsafeMutableBytes { raw in
      raw.storeBytes(of: kind.rawValue, as: UInt64.self)
      raw.storeBytes(of: Self.version, toByteOffset: 8, as: UInt32.self)
      raw.storeBytes(of: vocabulary, toByteOffset: 12, as: UInt32.self)
      raw.storeBytes(of: UInt64(count), toByteOffset: 16, as: UInt64.self)
      raw.storeBytes(of: payloadChecksum, toByteOffset: 24, as: UInt64.self)
      raw.storeBytes(of: wordsChecksum, toByteOffset: 32, as: UInt64.self)
      let checksum = XXHash64.checksum(of: UnsafeRawBufferPointer(rebasing: raw[..<56]))
      raw.storeBytes(of: checksum, toByteOffset: 56, as: UInt64.self)
    }
    return bytes
  }

  /// Reads and checks the header of a whole mapped file; `path` is for the error.
  init(
    of file: UnsafeRawBufferPointer,
    expecting expected: Kind,
    path: String
  ) throws(SuffixFileError) {
    let magic = file.count >= 8 ? file.load(as: UInt64.self) : expected.rawValue
    guard let kind = Kind(rawValue: magic), kind == expected else {
      throw SuffixFileError(path, .notOurs)
    }
    guard file.count >= Self.byteCount else {
      throw SuffixFileError(path, .truncated(expected: Self.byteCount, found: file.count))
    }
    let checksum = XXHash64.checksum(of: UnsafeRawBufferPointer(rebasing: file[..<56]))
    guard checksum == file.load(fromByteOffset: 56, as: UInt64.self) else {
      throw SuffixFileError(path, .damaged(.header))
    }
    let version = file.load(fromByteOffset: 8, as: UInt32.self)
    guard version == Self.version else {
      throw SuffixFileError(path, .otherVersion(found: version, expected: Self.version))
    }
    let count = file.load(fromByteOffset: 16, as: UInt64.self)
    let vocabulary = file.load(fromByteOffset: 12, as: UInt32.self)
    guard count <= UInt64(SuffixArray.maximumCount), vocabulary <= Self.largestWord else {
      throw SuffixFileError(path, .damaged(.header))
    }
    self.kind = kind
    self.vocabulary = vocabulary
    self.count = Int(count)
    self.payloadChecksum = file.load(fromByteOffset: 24, as: UInt64.self)
    self.wordsChecksum = file.load(fromByteOffset: 32, as: UInt64.self)
  }

  init(kind: Kind, vocabulary: UInt32, count: Int, payloadChecksum: UInt64, wordsChecksum: UInt64) {
    self.kind = kind
    self.vocabulary = vocabulary
    self.count = count
    self.payloadChecksum = payloadChecksum
    self.wordsChecksum = wordsChecksum
  }
}
