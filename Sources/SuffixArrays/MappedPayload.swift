import Foundation

/// A file of u32, mapped into memory and checked but for its payload's checksum.
///
/// Unchecked because pointers are not `Sendable`: the mapping is read-only, every stored property is a
/// `let`, and the mapping ends with the last reference.
final class MappedPayload: @unchecked Sendable {
  let path: String
  let header: FileHeader
  /// The payload's first number.
  let base: UnsafePointer<UInt32>
  private let mapping: UnsafeMutableRawPointer
  private let mappedByteCount: Int

  /// The payload.
  var numbers: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: base, count: header.payloadCount)
  }

  /// The payload's first numbers: one for each word or suffix.
  var entries: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: base, count: header.count)
  }

  /// Maps the file and checks its header and length; O(1).
  init(opening path: String, as kind: FileHeader.Kind) throws(SuffixFileError) {
    let (mapping, byteCount) = try Self.map(path)
    let header: FileHeader
    do throws(SuffixFileError) {
      let file = UnsafeRawBufferPointer(start: mapping, count: byteCount)
      header = try FileHeader(of: file, expecting: kind, path: path)
      try Self.checkLength(header.fileByteCount, found: byteCount, path: path)
    } catch {
      munmap(mapping, byteCount)
      throw error
    }
    self.path = path
    self.header = header
    self.mapping = mapping
    self.mappedByteCount = byteCount
    base = UnsafePointer(
      (mapping + FileHeader.byteCount).bindMemory(to: UInt32.self, capacity: header.payloadCount)
    )
  }

  deinit { munmap(mapping, mappedByteCount) }

  /// Reads the whole payload and compares it with its checksum.
  func verify() throws(SuffixFileError) {
    guard XXHash64.checksum(of: UnsafeRawBufferPointer(numbers)) == header.payloadChecksum else {
      throw SuffixFileError(path, .damaged(.contents))
    }
  }

  private static func map(
    _ path: String
  ) throws(SuffixFileError) -> (UnsafeMutableRawPointer, byteCount: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw SuffixFileError(path, errno == ENOENT ? .notFound : .readFailed(errno: errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw SuffixFileError(path, .readFailed(errno: errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SuffixFileError(path, .notOurs) }
    let byteCount = Int(status.st_size)
    // An empty file cannot be mapped.
    guard byteCount > 0 else {
      throw SuffixFileError(path, .truncated(expected: FileHeader.byteCount, found: 0))
    }
    guard let mapping = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0),
      mapping != MAP_FAILED
    else { throw SuffixFileError(path, .readFailed(errno: errno)) }
    return (mapping, byteCount)
  }

  private static func checkLength(
    _ expected: Int,
    found: Int,
    path: String
  ) throws(SuffixFileError) {
    if found < expected {
      throw SuffixFileError(path, .truncated(expected: expected, found: found))
    }
    if found > expected { throw SuffixFileError(path, .damaged(.excess)) }
  }
}
