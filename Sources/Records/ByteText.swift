extension UInt8 {
  /// Whether JSON lets the byte stand between tokens.
  var isJSONSpace: Bool { self == 0x20 || self == 0x0a || self == 0x0d || self == 0x09 }
}

extension Slice<UnsafeRawBufferPointer> {
  /// The bytes without white space at both ends.
  var droppingSpace: UnsafeRawBufferPointer {
    var (first, last) = (startIndex, endIndex)
    while first < last, base[first].isJSONSpace { first += 1 }
    while first < last, base[last - 1].isJSONSpace { last -= 1 }
    return UnsafeRawBufferPointer(rebasing: base[first..<last])
  }

  /// The bytes without the first half of a CRLF.
  var droppingCarriageReturn: Self { last == 0x0d ? dropLast() : self }
}
