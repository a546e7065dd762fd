import SpoorModel

/// Measures a response in bytes and scalars, to check token offsets against it.
struct TextRuler {
  /// What is wrong with a token's offset.
  struct Misfit: Error {
    let problem: String
  }

  /// For each byte offset from 0 to the text's end: how many scalars begin before it.
  private let scalarsBefore: [Int]
  /// For each byte: whether a scalar begins there; the end counts as such a place.
  private let isBoundary: [Bool]

  init(_ text: String) {
    var scalarsBefore = [0]
    var isBoundary: [Bool] = []
    for byte in text.utf8 {
      let isFirst = byte & 0xc0 != 0x80
      isBoundary.append(isFirst)
      scalarsBefore.append(scalarsBefore[scalarsBefore.count - 1] + (isFirst ? 1 : 0))
    }
    self.scalarsBefore = scalarsBefore
    self.isBoundary = isBoundary + [true]
  }

  /// The offset that `[char_start, char_end, byte_start, byte_end]` says, where it fits the text
  /// and the token before it.
  func offset(
    _ row: [Int],
    after earlier: TokenOffset?
  ) throws(Misfit) -> TokenOffset {
    let (scalarStart, scalarEnd, byteStart, byteEnd) = (row[0], row[1], row[2], row[3])
    let end = scalarsBefore.count - 1
    guard byteStart >= 0, byteStart <= byteEnd, byteEnd <= end else {
      throw Misfit(
        problem: "bytes \(byteStart)..<\(byteEnd) are no range of a text of \(end) bytes"
      )
    }
    let earlierEnd = earlier?.bytes.end ?? 0
    guard byteStart >= earlierEnd else {
      throw Misfit(
        problem: "its bytes begin at \(byteStart), the token before it ends at \(earlierEnd)"
      )
    }
    let first = floor(byteStart)
    let last = max(first, scalarsBefore[byteEnd])
    guard scalarStart == first, scalarEnd == last else {
      throw Misfit(
        problem: "bytes \(byteStart)..<\(byteEnd) are characters \(first)..<\(last), "
          + "the file says \(scalarStart)..<\(scalarEnd)"
      )
    }
    let scalars = ScalarRange(scalarStart, scalarEnd)
    return TokenOffset(scalars: scalars, bytes: ByteRange(byteStart, byteEnd))
  }

  /// The offset of a token that is these bytes of the text.
  func offset(of bytes: Range<Int>) -> TokenOffset {
    let first = floor(bytes.lowerBound)
    return TokenOffset(
      scalars: ScalarRange(first, max(first, scalarsBefore[bytes.upperBound])),
      bytes: ByteRange(bytes.lowerBound, bytes.upperBound)
    )
  }

  /// The scalar that the byte belongs to.
  private func floor(_ byte: Int) -> Int { scalarsBefore[byte] - (isBoundary[byte] ? 0 : 1) }
}
