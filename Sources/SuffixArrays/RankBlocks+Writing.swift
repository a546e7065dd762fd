import Dispatch

extension RankBlocks {
  /// The blocks of a text's sorted suffixes, as they stand in the file.
  ///
  /// `text` goes on for three words behind its last suffix's start. O(n), on all cores: each suffix costs a
  /// read at a random place.
  static func numbers(of array: SuffixArray, in text: UnsafePointer<UInt32>) -> [UInt32] {
    let blocks = count(ofRanks: array.positions.count)
    let numbers = numbersPerBlock * blocks
    return [UInt32](unsafeUninitializedCapacity: numbers) { buffer, initializedCount in
      initializedCount = numbers
      guard let base = buffer.baseAddress else { return }
      base.initialize(repeating: 0, count: numbers)
      array.positions.withUnsafeBufferPointer { starts in
        // Each block writes numbers of its own.
        nonisolated(unsafe) let (base, starts, text) = (base, starts, text)
        DispatchQueue.concurrentPerform(iterations: (blocks + chunk - 1) / chunk) { index in
          for block in index * chunk..<min(blocks, (index + 1) * chunk) {
            write(block, of: blocks, to: base, starts, text)
          }
        }
      }
    }
  }

  /// As many blocks as one core takes at a time.
  private static let chunk = 4096

  /// No step branches on a word, so that the reads of several suffixes overlap.
  private static func write(
    _ block: Int,
    of blocks: Int,
    to base: UnsafeMutablePointer<UInt32>,
    _ starts: UnsafeBufferPointer<UInt32>,
    _ text: UnsafePointer<UInt32>
  ) {
    let first = block * size
    let words = fourWords(text + Int(starts[first]))
    base[2 * block] = words[1]
    base[2 * block + 1] = words[2]
    var before = first == 0 ? ~words : fourWords(text + Int(starts[first - 1]))
    var low: UInt32 = 0
    var high: UInt32 = 0
    for rank in first..<min(starts.count, first + size) {
      let words = fourWords(text + Int(starts[rank]))
      let differing = words ^ before
      let two = isZero(differing[0] | differing[1])
      let three = two & isZero(differing[2])
      let four = three & isZero(differing[3])
      low |= (two ^ three ^ four) &<< UInt32(truncatingIfNeeded: rank)
      high |= three &<< UInt32(truncatingIfNeeded: rank)
      before = words
    }
    base[2 * (blocks + block)] = low
    base[2 * (blocks + block) + 1] = high
  }

  @inline(__always)
  private static func fourWords(_ words: UnsafePointer<UInt32>) -> SIMD4<UInt32> {
    UnsafeRawPointer(words).loadUnaligned(as: SIMD4<UInt32>.self)
  }

  @inline(__always)
  private static func isZero(_ number: UInt32) -> UInt32 { number == 0 ? 1 : 0 }
}
