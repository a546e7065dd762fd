import SpoorModel

/// What the head of an `.npy` file says: versions 1 to 3 of
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
struct NumpyHeader {
  /// The numbers that Spoor reads, little-endian.
  enum Scalar: String {
    case half = "<f2"
    case single = "<f4"
    case double = "<f8"

    /// The bytes of one number.
    var size: Int {
      switch self {
      case .half: 2
      case .single: 4
      case .double: 8
      }
    }
  }

  let scalar: Scalar
  let rows: Int
  let columns: Int
  /// The bytes in front of the first number.
  let length: Int

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  private static let limit = 1 << 16

  /// Parses the head of a file that has been mapped whole.
  init(_ file: UnsafeRawBufferPointer, path: String) throws(SpoorError) {
    let prefix = try Self.prefix(file, path)
    let text = String(decoding: file[prefix.first..<prefix.end], as: UTF8.self)
    length = prefix.end
    let found = Self.quoted(after: "'descr':", in: text)
    guard let scalar = found.flatMap(Scalar.init(rawValue:)) else {
      let type = found ?? "a structured type"
      throw Self.wrongType(type, path)
    }
    self.scalar = scalar
    (rows, columns) = try Self.shape(text, path)
  }

  /// The bytes that the numbers take; `nil` where they are more than can be addressed.
  var byteCount: Int? {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    let (bytes, overflowInBytes) = count.multipliedReportingOverflow(by: scalar.size)
    let isAddressable = !overflow && !overflowInBytes && bytes <= Int.max - length
    return isAddressable ? bytes : nil
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
  ) throws(SpoorError) -> (rows: Int, columns: Int) {
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
    guard sizes.count == 2 else {
      let expected = "expected 2 dimensions (tokens, vocabulary)"
      throw error("\(expected), found \(sizes.count): shape (\(tuple))", path)
    }
    return (sizes[0], sizes[1])
  }

  private static func wrongType(_ type: String, _ path: String) -> SpoorError {
    error("the numbers are of type '\(type)'; expected '<f2', '<f4' or '<f8'", path)
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
