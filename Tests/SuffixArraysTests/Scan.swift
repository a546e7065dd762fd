import Statistics

/// The oracle: looks at every place of the text.
struct Scan {
  let text: [UInt32]

  init(segments: [[UInt32]]) { text = segments.flatMap { $0 + [0] } }

  /// Where all of `query` stands; a separator never does.
  func occurrences(of query: ArraySlice<UInt32>) -> [Int] {
    guard !query.isEmpty && !query.contains(0) else { return [] }
    return text.indices.filter { text[$0...].starts(with: query) }
  }

  /// The longest beginning of `query` that stands somewhere, and where.
  func longestMatch(of query: ArraySlice<UInt32>) -> (length: Int, positions: [Int]) {
    for length in stride(from: query.count, to: 0, by: -1) {
      let positions = occurrences(of: query.prefix(length))
      if !positions.isEmpty { return (length, positions) }
    }
    return (0, [])
  }

  /// A query made of pieces of the text and of any words up to `largest`.
  func query(upTo largest: Int, using generator: inout SplitMix64) -> [UInt32] {
    var query: [UInt32] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      if let start = text.indices.randomElement(using: &generator) {
        query += text[start...].prefix(Int.random(in: 1...6, using: &generator))
      }
      query.append(UInt32.random(in: 0...UInt32(largest), using: &generator))
    }
    return query
  }
}
