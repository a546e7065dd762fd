import CZlib
import CZstd
public import Foundation

/// A folder of a test's own, which goes when the test ends.
public final class ScratchFolder: Sendable {
  /// The folder.
  public let url: URL

  /// Makes an empty folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "spoor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that stays behind fails no test.
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file of these bytes, in a folder of the folder if its name says so.
  public func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> URL {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: file)
    return file
  }

  /// Writes a file of this text in UTF-8.
  public func file(_ name: String, text: String) throws -> URL {
    try file(name, Array(text.utf8))
  }

  /// Writes a file of these lines in UTF-8.
  @discardableResult
  public func file(_ name: String, lines: [String]) throws -> URL {
    try file(name, text: lines.map { $0 + "\n" }.joined())
  }

  /// The bytes as one gzip member.
  public static func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard spoor_deflate_init(&stream, 6, 15 + 16) == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let capacity = output.count
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(capacity)
        deflate(&stream, Z_FINISH)
      }
    }
    return Array(output.prefix(capacity - Int(stream.avail_out)))
  }

  /// The bytes as one zstd frame with a checksum; `windowLog` as of `zstd --long`.
  public static func zstandard(_ bytes: [UInt8], windowLog: Int32 = 0) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
    // The size is not told, else the frame would ask for no more window than it has bytes.
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let capacity = output.count
    var made = 0
    bytes.withUnsafeBytes { input in
      output.withUnsafeMutableBytes { output in
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: capacity, pos: 0)
        ZSTD_compressStream2(context, &target, &source, ZSTD_e_continue)
        ZSTD_compressStream2(context, &target, &source, ZSTD_e_end)
        made = target.pos
      }
    }
    return Array(output.prefix(made))
  }
}
