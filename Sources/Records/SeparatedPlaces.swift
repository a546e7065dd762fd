/// Where the fields of a row of separated values stand, quotes included.
enum SeparatedPlaces {
  static func fields(of row: [UInt8], separator: UInt8) -> [Range<Int>] {
    let quote = UInt8(ascii: "\"")
    var places: [Range<Int>] = []
    var start = 0
    var isQuoted = false
    for (offset, byte) in row.enumerated() {
      if byte == quote, isQuoted || offset == start {
        // The second half of a doubled quote opens again what the first has closed.
        isQuoted.toggle()
      } else if byte == quote, row[start] == quote, row[offset - 1] == quote {
        isQuoted = true
      } else if byte == separator, !isQuoted {
        places.append(start..<offset)
        start = offset + 1
      }
    }
    return places + [start..<row.count]
  }
}
