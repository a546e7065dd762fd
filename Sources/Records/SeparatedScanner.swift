import Foundation

/// Finds where a row of separated values ends: at a line break that no quotes enclose.
struct SeparatedScanner {
  private enum State {
    case fieldStart
    case bare
    case quoted
    /// Behind a quote inside quotes: it ends the field, or is half of a doubled one.
    case quote
  }

  /// Line breaks inside quotes, so far.
  private(set) var lineBreaks = 0
  /// The line breaks that stood before the last quote that opened a field.
  private(set) var lineBreaksBeforeQuote = 0
  /// How often each separator stood outside quotes.
  private(set) var counts: [UInt8: Int] = [:]

  private let separators: [UInt8]
  private var offset = 0
  private var state = State.fieldStart

  init(separators: [UInt8]) { self.separators = separators }

  /// Whether a quoted field is still open behind all that was seen.
  var isOpen: Bool { state == .quoted }

  /// The offset of the line break that ends the row; `nil` when it does not end there.
  ///
  /// The same text may be given again with more behind it: bytes are looked at once.
  mutating func end(in text: UnsafeRawBufferPointer) -> Int? {
    while offset < text.count {
      if state == .quoted {
        skipQuoted(in: text)
        continue
      }
      let byte = text[offset]
      if byte == UInt8(ascii: "\n") { return offset }
      step(byte)
      offset += 1
    }
    return nil
  }

  private mutating func step(_ byte: UInt8) {
    if separators.contains(byte) {
      // Only where the separator is still to be found: counting costs more than scanning.
      if separators.count > 1 { counts[byte, default: 0] += 1 }
      state = .fieldStart
    } else if byte == UInt8(ascii: "\""), state != .bare {
      if state == .fieldStart { lineBreaksBeforeQuote = lineBreaks }
      state = .quoted
    } else {
      state = .bare
    }
  }

  /// Moves past the next quote, or to the end.
  private mutating func skipQuoted(in text: UnsafeRawBufferPointer) {
    let rest = UnsafeRawBufferPointer(rebasing: text[offset...])
    let quote = rest.firstOffset(of: UInt8(ascii: "\""))
    let passed = UnsafeRawBufferPointer(rebasing: rest[..<(quote ?? rest.count)])
    lineBreaks += passed.count { $0 == UInt8(ascii: "\n") }
    offset += passed.count + (quote == nil ? 0 : 1)
    if quote != nil { state = .quote }
  }
}
