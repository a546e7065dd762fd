import SpoorModel

extension RecordReader {
  /// An error at the place that the reader has come to.
  func error(_ problem: String, remedy: String? = nil) -> SpoorError {
    let place = SpoorError.Location(file: file, line: line)
    return SpoorError(.badInput, problem, at: place, remedy: remedy ?? shape.remedy)
  }

  /// The error of a byte that may not stand here.
  func unexpected(_ byte: UInt8, expected: String) -> SpoorError {
    let isVisible = (0x21...0x7e).contains(byte)
    let shown = isVisible ? "'\(Unicode.Scalar(byte))'" : "byte 0x\(String(byte, radix: 16))"
    return error("expected \(expected), found \(shown)")
  }

  /// The error of an array that the file's end cuts off.
  func unclosedArray(after count: Int) -> SpoorError {
    error(
      "the array does not end; the file stops after element \(count)",
      remedy: "Fetch the file again if it was cut off, else add the missing ']'."
    )
  }

  /// Throws where a record is longer than a record may be.
  func checkLength(_ count: Int) throws(SpoorError) {
    guard count > limits.recordBytes else { return }
    throw error(
      "the record is longer than \(limits.recordBytes) bytes",
      remedy: "Check that the file has line breaks between its records; split such a record."
    )
  }
}
