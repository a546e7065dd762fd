/// SplitMix64, so that a failing random case fails again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

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
