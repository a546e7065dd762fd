public import Foundation
public import SpoorModel

/// A memory-mapped `.safetensors` file: named tensors, of which any may be a matrix of logits.
///
/// Opening costs the header; a row of a matrix costs its own pages.
public struct SafetensorsFile: Sendable {
  /// The path as the user gave it.
  public let file: String
  /// The tensors' names, in the order in which their numbers stand.
  public let names: [String]

  private let memory: MappedMemory
  private let tensors: [String: SafetensorsHeader.Tensor]

  private static let formats: [String: NumberFormat] = [
    "F16": .half, "BF16": .brain, "F32": .single, "F64": .double,
  ]

  /// Maps a file and checks its header against its size.
  ///
  /// Throws `badInput` for a missing file, a header that is cut off, longer than 100 MB or no JSON,
  /// a name that stands twice, and tensors whose bytes overlap, leave holes or are not all of the
  /// file; `inputOutput` where reading is refused.
  public init(_ url: URL) throws(SpoorError) { try self.init(MappedMemory(url)) }

  init(_ memory: MappedMemory) throws(SpoorError) {
    let header = try SafetensorsHeader(memory.bytes, path: memory.file)
    self.memory = memory
    file = memory.file
    names = header.tensors.map(\.name)
    tensors = Dictionary(header.tensors.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The tensor of this name, which must be one of ``names``.
  ///
  /// Its shape is (tokens, vocabulary), or (1, tokens, vocabulary), a batch of one.
  /// Throws `badInput` for a name that is not there, numbers other than `F16`, `BF16`, `F32` and
  /// `F64`, other shapes, and offsets that do not fit the shape.
  public func matrix(named name: String) throws(SpoorError) -> LogitMatrix {
    guard let tensor = tensors[name] else { throw error("the file has no such tensor", name) }
    guard let format = Self.formats[tensor.type] else {
      let type = JSONValue.string(tensor.type).text
      throw error("the numbers are of type \(type); expected F16, BF16, F32 or F64", name)
    }
    let sizes = tensor.sizes.map(String.init).joined(separator: ", ")
    guard let shape = MatrixShape(tensor.sizes) else {
      throw error("expected 2 dimensions (tokens, vocabulary), found shape [\(sizes)]", name)
    }
    guard shape.byteCount(of: format) == tensor.bytes.count else {
      let expected = shape.byteCount(of: format).map { "\($0) bytes" } ?? "too many bytes"
      throw error(
        "shape [\(sizes)] of \(tensor.type) is \(expected), its offsets hold \(tensor.bytes.count)",
        name
      )
    }
    return LogitMatrix(memory, offset: tensor.bytes.lowerBound, shape: shape, format: format)
  }

  private func error(_ problem: String, _ name: String) -> SpoorError {
    SafetensorsHeader.error(problem, file, tensor: name)
  }
}
