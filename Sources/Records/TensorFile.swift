public import Foundation
public import SpoorModel

/// A memory-mapped file of logits, of the format that its first bytes and its name tell.
public enum TensorFile: Sendable {
  /// One array.
  case numpy(LogitMatrix)
  /// Named tensors.
  case safetensors(SafetensorsFile)

  /// The endings of the names of such files, without dot.
  public static let endings = ["npy", "safetensors"]

  /// The name of the one tensor that holds all rows, where a file has others too.
  public static let matrixName = "logits"

  /// Maps a file; throws what ``LogitMatrix/init(numpy:)`` and ``SafetensorsFile/init(_:)`` throw,
  /// and `badInput` for a file that is neither.
  public init(_ url: URL) throws(SpoorError) {
    let memory = try MappedMemory(url)
    let head = memory.bytes.prefix(16)
    if url.pathExtension == "npy" || head.starts(with: NumpyHeader.magic) {
      self = .numpy(try LogitMatrix(numpy: memory))
    } else if url.pathExtension == "safetensors" || head.dropFirst(8).first == UInt8(ascii: "{") {
      self = .safetensors(try SafetensorsFile(memory))
    } else {
      throw try Self.unknown(memory)
    }
  }

  /// The file's one matrix: the array, the only tensor, or the tensor named `logits`.
  ///
  /// Throws `badInput` where a file of several tensors has none of that name.
  public func onlyMatrix() throws(SpoorError) -> LogitMatrix {
    switch self {
    case .numpy(let matrix): return matrix
    case .safetensors(let file):
      if file.names.count == 1 { return try file.matrix(named: file.names[0]) }
      if file.names.contains(Self.matrixName) { return try file.matrix(named: Self.matrixName) }
      throw SpoorError(
        .badInput,
        "the file holds \(file.names.count) tensors, and none is named \"\(Self.matrixName)\"",
        at: SpoorError.Location(file: file.file),
        remedy:
          "Name the one that holds the rows \"\(Self.matrixName)\", or write one tensor a file."
      )
    }
  }

  private static func unknown(_ memory: MappedMemory) throws(SpoorError) -> SpoorError {
    let head = memory.bytes.prefix(Packing.magicCount)
    let packing = try Packing(head: head, path: memory.file)
    let isZip = head.starts(with: Array("PK".utf8))
    let found = packing.map { "a \($0.rawValue) file" } ?? (isZip ? "a zip archive" : "neither")
    return SpoorError(
      .badInput,
      "logits stand in .npy or .safetensors files; this is \(found)",
      at: SpoorError.Location(file: memory.file),
      remedy:
        "Rows are read where they lie on the disk: decompress the file, or write it as one of these."
    )
  }
}
