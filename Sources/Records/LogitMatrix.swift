/// A matrix of logits in a memory-mapped file: one row a token, one column a vocabulary entry.
///
/// The pages are read-only and stay mapped as long as the matrix lives. The file must not be
/// shortened meanwhile: the operating system ends a program that reads a page that is gone.
public struct LogitMatrix: Sendable {
  /// The number of rows, one a token.
  public let rows: Int
  /// The number of columns, one a vocabulary entry.
  public let columns: Int
  /// How a number is written.
  public let format: NumberFormat

  private let memory: MappedMemory
  private let offset: Int

  /// Views a part of a mapped file, whose bounds the caller has checked.
  init(_ memory: MappedMemory, offset: Int, shape: MatrixShape, format: NumberFormat) {
    precondition(offset + shape.rows * shape.columns * format.size <= memory.bytes.count)
    self.memory = memory
    self.offset = offset
    self.rows = shape.rows
    self.columns = shape.columns
    self.format = format
  }

  /// The path of the file as the user gave it.
  public var file: String { memory.file }

  /// Lends a row's bytes for the time of a call; they may stand at any address, aligned or not.
  ///
  /// `row` must lie in `0..<rows`.
  public func withRow<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) throws -> Result)
    rethrows -> Result
  {
    precondition(row >= 0 && row < rows, "row \(row) of \(rows)")
    let size = columns * format.size
    let first = offset + row * size
    return try body(UnsafeRawBufferPointer(rebasing: memory.bytes[first..<first + size]))
  }
}
