import Foundation

/// Finds where a JSON object ends, by its braces alone: what lies between is simdjson's to judge.
struct ObjectScanner {
  /// Line breaks between the object's tokens, so far.
  private(set) var lineBreaks = 0

  private var offset = 0
  private var depth = 0
  private var isInString = false

  /// The length of the object that `text` begins with; `nil` when it does not end there.
  ///
  /// The same text may be given again with more behind it: bytes are looked at once.
  mutating func end(in text: UnsafeRawBufferPointer) -> Int? {
    while offset < text.count {
      if isInString {
        guard skipString(in: text) else { return nil }
        continue
      }
      let byte = text[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return offset }
      case UInt8(ascii: "\n"): lineBreaks += 1
      default: break
      }
    }
    return nil
  }

  /// Moves past the quote that ends the string, or as far as no backslash is cut in two.
  private mutating func skipString(in text: UnsafeRawBufferPointer) -> Bool {
    while offset < text.count {
      let rest = UnsafeRawBufferPointer(rebasing: text[offset...])
      guard let quote = rest.firstOffset(of: UInt8(ascii: "\"")) else {
        offset = text.count - rest.trailingBackslashes(before: rest.count)
        return false
      }
      offset += quote + 1
      if rest.trailingBackslashes(before: quote).isMultiple(of: 2) {
        isInString = false
        return true
      }
    }
    return false
  }
}

extension UnsafeRawBufferPointer {
  /// Where `byte` first stands.
  func firstOffset(of byte: UInt8) -> Int? {
    guard let base = baseAddress, let found = memchr(base, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// How many backslashes stand right before `index`.
  fileprivate func trailingBackslashes(before index: Int) -> Int {
    var first = index
    while first > 0, self[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return index - first
  }
}
