extension [Seed] {
  /// The seeds by text, those of one text by place.
  ///
  /// A radix sort, 11 bits a pass, since the comparisons of 20,000 seeds would take longer than all
  /// that follows. Stable. O(n) for each 11 bits in which places, or texts, differ.
  func orderedByTextAndPlace() -> [Seed] {
    sortedByKey({ UInt32(truncatingIfNeeded: $0.place.lowerBound) })
      .sortedByKey({ UInt32(truncatingIfNeeded: $0.text) })
  }

  @inline(__always)
  private func sortedByKey(_ key: (Seed) -> UInt32) -> [Seed] {
    guard let first else { return [] }
    var differing: UInt32 = 0
    for seed in self { differing |= key(seed) ^ key(first) }
    var seeds = self
    var shift: UInt32 = 0
    while shift < 32 && differing >> shift > 0 {
      seeds = seeds.sortedByDigit({ Int(key($0) >> shift & Self.digits) })
      shift += Self.digitBits
    }
    return seeds
  }

  private static var digitBits: UInt32 { 11 }
  private static var digits: UInt32 { 1 << digitBits - 1 }

  /// One pass: the seeds in the order of a digit.
  @inline(__always)
  private func sortedByDigit(_ digit: (Seed) -> Int) -> [Seed] {
    var starts = [Int](repeating: 0, count: Int(Self.digits) + 2)
    for seed in self { starts[digit(seed) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    return [Seed](unsafeUninitializedCapacity: count) { buffer, initialized in
      for seed in self {
        let digit = digit(seed)
        buffer.initializeElement(at: starts[digit], to: seed)
        starts[digit] += 1
      }
      initialized = count
    }
  }
}
