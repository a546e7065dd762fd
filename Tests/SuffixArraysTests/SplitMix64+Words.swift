import Statistics

extension SplitMix64 {
  /// A byte below `upperBound`.
  mutating func next(upperBound: UInt8) -> UInt8 { UInt8.random(in: 0..<upperBound, using: &self) }

  /// Words of 0...`largest`, as often copied from earlier in the text as drawn anew.
  mutating func text(count: Int, largest: UInt32) -> [UInt32] {
    var words: [UInt32] = []
    while words.count < count {
      if let start = words.indices.randomElement(using: &self), Bool.random(using: &self) {
        words.append(contentsOf: words[start...].prefix(Int.random(in: 1...8, using: &self)))
      } else {
        words.append(UInt32.random(in: 0...largest, using: &self))
      }
    }
    return Array(words.prefix(count))
  }
}
