public import Foundation
public import SpoorModel

extension LogitMatrix {
  /// Maps an `.npy` file of version 1 to 3, in C order: `<f2`, `<f4`, `<f8`, or bfloat16.
  ///
  /// NumPy has no name for bfloat16: `ml_dtypes` saves it as two bytes without meaning (`<V2`), so
  /// two such bytes are read as bfloat16. The shape is (tokens, vocabulary), or (1, tokens,
  /// vocabulary), a batch of one. Opening costs the header; a row costs its own pages.
  ///
  /// Throws `badInput` for a missing file, other contents than `.npy` version 1 to 3, other numbers
  /// or shapes, Fortran order, and a size that is not the shape's; `inputOutput` where reading is
  /// refused.
  public init(numpy url: URL) throws(SpoorError) { try self.init(numpy: MappedMemory(url)) }

  init(numpy memory: MappedMemory) throws(SpoorError) {
    let header = try NumpyHeader(memory.bytes, path: memory.file)
    try Self.check(header, fileSize: memory.bytes.count, path: memory.file)
    self.init(memory, offset: header.length, shape: header.shape, format: header.format)
  }

  private static func check(
    _ header: NumpyHeader,
    fileSize: Int,
    path: String
  ) throws(SpoorError) {
    let found = fileSize - header.length
    let shape = "shape (\(header.shape.rows), \(header.shape.columns)) of '\(header.type)'"
    guard let expected = header.shape.byteCount(of: header.format) else {
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
