public import Foundation
import SpoorModel

extension SHA256 {
  private static let chunkByteCount = 1 << 18

  /// The hash of a file's bytes, as 64 lower-case hexadecimal digits; the file is streamed.
  ///
  /// - Throws: `SpoorError` of code `badInput` if there is no such file, `inputOutput` if it cannot be
  ///   read.
  public static func hash(ofFile url: URL) throws -> String {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SpoorError.refused(.read, url.path) }
    defer { close(descriptor) }
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkByteCount, alignment: 64)
    defer { chunk.deallocate() }
    var hash = SHA256()
    while true {
      let count = read(descriptor, chunk.baseAddress, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SpoorError.refused(.read, url.path) }
      guard count > 0 else { return hash.finalize() }
      hash.update(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }
}
