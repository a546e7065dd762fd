public import Foundation
public import SpoorModel

/// A memory-mapped `.npy` file: a matrix of half, single or double floats in C order.
///
/// Opening costs the header; a row costs its own pages. The file must not be shortened while it is
/// mapped: the operating system ends a program that reads a page that is gone.
public final class NumpyArray {
  /// The path as the user gave it.
  public let file: String
  /// The number of rows, one a token.
  public let rows: Int
  /// The number of columns, one a vocabulary entry.
  public let columns: Int

  private let header: NumpyHeader
  private let bytes: UnsafeRawBufferPointer

  /// Maps a file.
  ///
  /// Throws `badInput` for a missing file, other contents than `.npy` version 1 to 3, other numbers
  /// than `<f2`, `<f4`, `<f8`, Fortran order, other than two dimensions, and a size that is not the
  /// shape's; `inputOutput` where reading is refused.
  public init(_ url: URL) throws(SpoorError) {
    let open = try OpenFile(url)
    let bytes = try Self.mapped(open)
    do throws(SpoorError) {
      let header = try NumpyHeader(bytes, path: open.path)
      try Self.check(header, fileSize: bytes.count, path: open.path)
      self.header = header
    } catch {
      Self.unmap(bytes)
      throw error
    }
    self.bytes = bytes
    file = open.path
    rows = header.rows
    columns = header.columns
  }

  deinit { Self.unmap(bytes) }

  /// Writes a row's numbers over `target`, which gets ``columns`` elements; doubles are rounded to
  /// the nearest float, halves are exact, NaN stays NaN.
  ///
  /// `row` must lie in `0..<rows`.
  public func copyRow(_ row: Int, into target: inout [Float]) {
    precondition(row >= 0 && row < rows, "row \(row) of \(rows)")
    if target.count != columns { target = [Float](repeating: 0, count: columns) }
    let size = columns * header.scalar.size
    let first = header.length + row * size
    let source = UnsafeRawBufferPointer(rebasing: bytes[first..<first + size])
    target.withUnsafeMutableBufferPointer { target in
      switch header.scalar {
      case .half:
        convert(source, into: target) { Float(halfBits: UInt16(littleEndian: $0)) }
      case .single:
        convert(source, into: target) { Float(bitPattern: UInt32(littleEndian: $0)) }
      case .double:
        convert(source, into: target) { Float(Double(bitPattern: UInt64(littleEndian: $0))) }
      }
    }
  }

  /// Loads unaligned, because a file of version 1.0 may pad its header to 16 bytes only.
  @inline(__always)
  private func convert<Bits: BitwiseCopyable>(
    _ source: UnsafeRawBufferPointer,
    into target: UnsafeMutableBufferPointer<Float>,
    _ convert: (Bits) -> Float
  ) {
    let size = MemoryLayout<Bits>.size
    for column in target.indices {
      target[column] = convert(source.loadUnaligned(fromByteOffset: column * size, as: Bits.self))
    }
  }

  private static func mapped(_ file: OpenFile) throws(SpoorError) -> UnsafeRawBufferPointer {
    // An empty file (a pipe counts as one) cannot be mapped; the header's check reports it.
    guard file.byteCount > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let base = mmap(nil, file.byteCount, PROT_READ, MAP_PRIVATE, file.descriptor, 0)
    guard let base, base != MAP_FAILED else {
      throw FileFailures.reading(file.path, code: errno)
    }
    return UnsafeRawBufferPointer(start: base, count: file.byteCount)
  }

  private static func unmap(_ bytes: UnsafeRawBufferPointer) {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }

  private static func check(
    _ header: NumpyHeader,
    fileSize: Int,
    path: String
  ) throws(SpoorError) {
    let found = fileSize - header.length
    let shape = "shape (\(header.rows), \(header.columns)) of '\(header.scalar.rawValue)'"
    guard let expected = header.byteCount else {
      throw SpoorError(
        .badInput,
        "the \(shape) is more than memory can address",
        at: SpoorError.Location(file: path),
        remedy: "The header is damaged: write or copy the file again."
      )
    }
    guard expected != found else { return }
    throw SpoorError(
      .badInput,
      "the file is \(found < expected ? "cut off" : "too long"): expected \(expected) bytes of "
        + "numbers (\(shape)), found \(found)",
      at: SpoorError.Location(file: path),
      remedy: "Copy or write the file again, one array a file."
    )
  }
}
