/// Builds the bytes of a `.safetensors` file, right or wrong.
public struct TensorsFile: Sendable {
  /// One tensor.
  public struct Tensor: Sendable {
    /// Its name, as the JSON has it.
    public var name: String
    /// The type's name.
    public var type = "F32"
    /// The shape, as JSON writes it.
    public var shape: String
    /// The numbers' bytes.
    public var payload: [UInt8]
    /// Where the header says that the bytes are; `nil` for where they are.
    public var offsets: String?

    /// Creates a tensor of floats.
    public init(_ name: String, shape: String, floats: [Float]) {
      self.name = name
      self.shape = shape
      payload = floats.flatMap { NumpyFile.bytes(of: $0.bitPattern) }
    }
  }

  /// The tensors, in the order of their bytes.
  public var tensors: [Tensor]
  /// What stands in the header before the tensors, each with a comma behind it.
  public var preface = #""__metadata__": {"format": "pt"}, "#
  /// The length that the file says its header has; `nil` for the right one.
  public var headerLength: UInt64?

  /// Creates a file.
  public init(_ tensors: [Tensor]) { self.tensors = tensors }

  /// The JSON header.
  public var header: String {
    var first = 0
    let entries = tensors.map { tensor in
      let end = first + tensor.payload.count
      let offsets = tensor.offsets ?? "[\(first), \(end)]"
      first = end
      return #""\#(tensor.name)": {"dtype": "\#(tensor.type)", "shape": \#(tensor.shape), "#
        + #""data_offsets": \#(offsets)}"#
    }
    return "{\(preface)\(entries.joined(separator: ", "))}"
  }

  /// The file.
  public var bytes: [UInt8] { bytes(header: header) }

  /// The file with another header.
  public func bytes(header: String) -> [UInt8] {
    let header = Array(header.utf8)
    return NumpyFile.bytes(of: headerLength ?? UInt64(header.count)) + header
      + tensors.flatMap(\.payload)
  }
}
