/// Turns byte offsets of a UTF-8 text into Unicode scalar offsets, and back.
///
/// It remembers the last place it was asked for and counts from there, so offsets asked for in
/// ascending order cost O(n) together; others are right too, at the cost of the way between. The
/// buffer must outlive it. In ill-formed UTF-8 a stray continuation byte counts to the scalar before.
public struct ScalarOffsets {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var byte = 0
  private var scalar = 0

  /// Begins at the first byte of a text.
  public init(_ utf8: UnsafeBufferPointer<UInt8>) {
    self.utf8 = utf8
  }

  /// The number of scalars that begin before a byte offset (0…count).
  public mutating func scalar(atByte offset: Int) -> Int {
    precondition(offset >= 0 && offset <= utf8.count, "byte \(offset) of \(utf8.count)")
    while byte < offset {
      scalar += beginsScalar(byte) ? 1 : 0
      byte += 1
    }
    while byte > offset { stepBack() }
    return scalar
  }

  /// The byte where a scalar begins; the text's end for its count of scalars, or more.
  public mutating func byte(atScalar offset: Int) -> Int {
    precondition(offset >= 0, "scalar \(offset)")
    while byte > 0 && scalar >= offset { stepBack() }
    while byte < utf8.count && (scalar < offset || !standsAtScalar) {
      scalar += beginsScalar(byte) ? 1 : 0
      byte += 1
    }
    return byte
  }

  /// A range of bytes as a range of scalars.
  public mutating func scalars(of bytes: Range<Int>) -> Range<Int> {
    let start = scalar(atByte: bytes.lowerBound)
    return start..<scalar(atByte: bytes.upperBound)
  }

  private var standsAtScalar: Bool { byte == utf8.count || beginsScalar(byte) }

  private mutating func stepBack() {
    byte -= 1
    scalar -= beginsScalar(byte) ? 1 : 0
  }

  private func beginsScalar(_ index: Int) -> Bool { utf8[index] & 0b1100_0000 != 0b1000_0000 }
}
