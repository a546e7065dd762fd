import CZstd
package import Foundation

/// Bytes packed with zstd, for a column of a store: the texts of a response's traces repeat each other, and
/// so do the keys of a server's answer.
package enum PackedPayload {
  /// More than either can take; a damaged length must not be believed.
  private static let limit = 1 << 30

  /// `nil` where memory is short.
  package static func packed(_ bytes: Data) -> Data? {
    var packed = Data(count: ZSTD_compressBound(bytes.count))
    let count = packed.withUnsafeMutableBytes { target in
      bytes.withUnsafeBytes { source in
        // Level 1: what is kept is read again only after a kill.
        ZSTD_compress(target.baseAddress, target.count, source.baseAddress, source.count, 1)
      }
    }
    return ZSTD_isError(count) == 0 ? packed.prefix(count) : nil
  }

  /// `nil` for bytes that ``packed(_:)`` did not make.
  package static func unpacked(_ packed: Data) -> Data? {
    packed.withUnsafeBytes { source in
      let size = ZSTD_getFrameContentSize(source.baseAddress, source.count)
      // Both codes for "unknown" are above it.
      guard size <= UInt64(limit) else { return nil }
      var bytes = Data(count: Int(size))
      let count = bytes.withUnsafeMutableBytes { target in
        ZSTD_decompress(target.baseAddress, target.count, source.baseAddress, source.count)
      }
      return ZSTD_isError(count) == 0 && count == bytes.count ? bytes : nil
    }
  }
}
