/// How much of a file a reader takes before it calls the file damaged or hostile.
public struct ReadLimits: Sendable {
  /// The most bytes that a compressed file may decompress to.
  public var decompressedBytes: Int
  /// The most bytes of one record.
  public var recordBytes: Int

  /// Creates limits.
  public init(decompressedBytes: Int, recordBytes: Int) {
    self.decompressedBytes = decompressedBytes
    self.recordBytes = recordBytes
  }

  /// 64 GiB decompressed, 256 MiB a record.
  public static let `default` = ReadLimits(decompressedBytes: 64 << 30, recordBytes: 256 << 20)
}
