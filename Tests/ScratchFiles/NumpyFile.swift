/// Builds the bytes of an `.npy` file, right or wrong.
public struct NumpyFile: Sendable {
  /// The format's version.
  public var version: UInt8 = 1
  /// The type's name.
  public var type = "<f4"
  /// What the header says of the order.
  public var fortranOrder = "False"
  /// The shape, as Python writes it.
  public var shape: String
  /// The numbers' bytes.
  public var payload: [UInt8]

  /// Creates a file of floats.
  public init(shape: String, floats: [Float]) {
    self.shape = shape
    payload = floats.flatMap { Self.bytes(of: $0.bitPattern) }
  }

  /// The file.
  public var bytes: [UInt8] {
    let description = "{'descr': '\(type)', 'fortran_order': \(fortranOrder), 'shape': \(shape), }"
    let prefix = version == 1 ? 10 : 12
    let used = prefix + description.utf8.count + 1
    let padding = String(repeating: " ", count: (64 - used % 64) % 64)
    let header = Array((description + padding + "\n").utf8)
    let wide = Self.bytes(of: UInt32(header.count))
    let length = version == 1 ? Array(wide[..<2]) : wide
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + header + payload
  }

  /// An integer's bytes, little-endian.
  public static func bytes(of value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
