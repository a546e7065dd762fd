import Foundation
import SpoorModel

/// A file as the readers of all formats see it: a window on its bytes, the line that it stands on,
/// and what is to be said when something is wrong there.
final class RecordInput {
  /// The path as the user gave it.
  let file: String
  let window: ByteWindow
  var shape: RecordShape
  /// What is to be parsed and not read.
  var passedOver: PassedOver?
  let limits: ReadLimits
  /// The line that the window begins on, counted from 1.
  var line = 1

  init(_ url: URL, shape: RecordShape, limits: ReadLimits) throws(SpoorError) {
    let stream = try ByteStream(url, decompressedBytes: limits.decompressedBytes)
    file = stream.path
    window = ByteWindow(stream)
    self.shape = shape
    self.limits = limits
  }

  /// The bytes of the file on disk that were read so far.
  var bytesRead: Int { window.stream.bytesRead }

  // MARK: - Moving

  /// Moves past a byte order mark; throws where it is that of UTF-16.
  func skipByteOrderMark() throws(SpoorError) {
    while window.bytes.count < 3, try window.refill() {}
    if window.bytes.starts(with: [0xef, 0xbb, 0xbf]) { window.skip(3) }
    let head = window.bytes.prefix(2)
    guard !head.elementsEqual([0xff, 0xfe]), !head.elementsEqual([0xfe, 0xff]) else {
      throw error("the text is UTF-16", remedy: "Save it as UTF-8 ('iconv -f utf-16 -t utf-8').")
    }
  }

  /// Moves past white space; the byte behind it, `nil` at the end.
  func skipSpace() throws(SpoorError) -> UInt8? {
    while true {
      let bytes = window.bytes
      var count = 0
      while count < bytes.count, bytes[count].isJSONSpace {
        if bytes[count] == UInt8(ascii: "\n") { line += 1 }
        count += 1
      }
      let byte = count < bytes.count ? bytes[count] : nil
      window.skip(count)
      if let byte { return byte }
      guard try window.refill() else { return nil }
    }
  }

  /// The bytes up to the next line break or the end; `nil` at the end.
  func lineLength() throws(SpoorError) -> Int? {
    var searched = 0
    while true {
      let unseen = UnsafeRawBufferPointer(rebasing: window.bytes[searched...])
      if let found = unseen.firstOffset(of: UInt8(ascii: "\n")) {
        try checkLength(searched + found)
        return searched + found
      }
      searched = window.bytes.count
      try checkLength(searched)
      guard try window.refill() else { return searched == 0 ? nil : searched }
    }
  }

  /// Moves past a line of this length and its line break, and answers the line.
  func takeLine(_ length: Int) -> Slice<UnsafeRawBufferPointer> {
    let text = window.bytes.prefix(length)
    window.skip(min(length + 1, window.bytes.count))
    line += 1
    return text
  }

  // MARK: - Errors

  /// An error at the line that the window begins on, or at `line`.
  func error(_ problem: String, line: Int? = nil, remedy: String? = nil) -> SpoorError {
    let place = SpoorError.Location(file: file, line: line ?? self.line)
    return SpoorError(.badInput, problem, at: place, remedy: remedy ?? shape.remedy)
  }

  /// The error of a byte that may not stand here.
  func unexpected(_ byte: UInt8, expected: String) -> SpoorError {
    let isVisible = (0x21...0x7e).contains(byte)
    let shown = isVisible ? "'\(Unicode.Scalar(byte))'" : "byte 0x\(String(byte, radix: 16))"
    return error("expected \(expected), found \(shown)")
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
