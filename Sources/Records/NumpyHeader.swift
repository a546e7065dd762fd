import SpoorModel

/// What the head of an `.npy` file says: versions 1 to 3 of
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
struct NumpyHeader {
  /// How a number is written.
  let format: NumberFormat
  /// The name that the file has for it.
  let type: String
  let shape: MatrixShape
  /// The bytes in front of the first number.
  let length: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  private static let limit = 1 << 16

  /// `V2` is how NumPy calls bfloat16, which it does not know.
  private static let formats: [String: NumberFormat] = [
    "<f2": .half, "<f4": .single, "<f8": .double,
    "<V2": .brain, "|V2": .brain, "bfloat16": .brain,
  ]

  /// Parses the head of a file that has been mapped whole.
  init(_ file: UnsafeRawBufferPointer, path: String) throws(SpoorError) {
    let prefix = try Self.prefix(file, path)
    let text = String(decoding: file[prefix.first..<prefix.end], as: UTF8.self)
    length = prefix.end
    type = Self.quoted(after: "'descr':", in: text) ?? "a structured type"
    guard let format = Self.formats[type] else { throw Self.wrongType(type, path) }
    self.format = format
    shape = try Self.shape(text, path)
  }

  /// Where the header's dictionary begins and ends.
  private static func prefix(
    _ file: UnsafeRawBufferPointer,
    _ path: String
  ) throws(SpoorError) -> (first: Int, end: Int) {
    guard file.starts(with: magic) else {
      let head = file.prefix(6).map { String($0, radix: 16) }.joined(separator: " ")
      let found = file.isEmpty ? "an empty file" : "the bytes \(head)"
      throw error("this is no .npy file: expected '\\x93NUMPY' first, found \(found)", path)
    }
    guard file.count >= 12 else { throw error("the .npy file ends inside its header", path) }
    let version = file[6]
    guard (1...3).contains(version) else {
      throw error("this is .npy version \(version).\(file[7]), Spoor reads 1 to 3", path)
    }
    let wide = version > 1
    let first = wide ? 12 : 10
    let short = file.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    let long = file.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    let count = wide ? Int(UInt32(littleEndian: long)) : Int(UInt16(littleEndian: short))
    guard count <= limit, first + count <= file.count else {
      let rest = file.count - first
      throw error("the .npy header says it has \(count) bytes; the file has \(rest)", path)
    }
    return (first, first + count)
  }

  private static func shape(
    _ text: String,
    _ path: String
  ) throws(SpoorError) -> MatrixShape {
    switch word(after: "'fortran_order':", in: text) {
    case "False": break
    case "True":
      throw error("the array is in Fortran order (fortran_order: True), C order is needed", path)
    default: throw error("the .npy header does not say fortran_order: \(text.prefix(120))", path)
    }
    guard let tuple = parenthesised(after: "'shape':", in: text) else {
      throw error("the .npy header does not say the shape: \(text.prefix(120))", path)
    }
    let parts = tuple.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    let sizes = parts.compactMap { Int($0) }.filter { $0 >= 0 }
    guard sizes.count == parts.count else {
      throw error("the shape (\(tuple)) is not made of sizes that can be addressed", path)
    }
    guard let shape = MatrixShape(sizes) else {
      let expected = "expected 2 dimensions (tokens, vocabulary)"
      throw error("\(expected), found \(sizes.count): shape (\(tuple))", path)
    }
    return shape
  }

  private static func wrongType(_ type: String, _ path: String) -> SpoorError {
    error(
      "the numbers are of type '\(type)'; expected '<f2', '<f4', '<f8' or '<V2' (bfloat16)",
      path
    )
  }

  private static func error(_ problem: String, _ path: String) -> SpoorError {
    let remedy = """
      Write it with numpy.save(path, numpy.ascontiguousarray(logits, dtype="<f2")), one row of \
      the vocabulary a token.
      """
    return SpoorError(
      .badInput,
      problem,
      at: SpoorError.Location(file: path),
      remedy: remedy
    )
  }

  // MARK: - The header's Python dictionary

  private static func rest(after key: String, in text: String) -> Substring? {
    guard let found = text.firstRange(of: key) else { return nil }
    return text[found.upperBound...].drop { $0 == " " }
  }

  private static func quoted(after key: String, in text: String) -> String? {
    guard let value = rest(after: key, in: text), let quote = value.first, "'\"".contains(quote)
    else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  private static func word(after key: String, in text: String) -> String {
    String((rest(after: key, in: text) ?? "").prefix { $0.isLetter })
  }

  private static func parenthesised(after key: String, in text: String) -> String? {
    guard let value = rest(after: key, in: text), value.first == "(", value.contains(")")
    else { return nil }
    return String(value.dropFirst().prefix { $0 != ")" })
  }
}
