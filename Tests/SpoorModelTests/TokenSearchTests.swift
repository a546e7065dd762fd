import SpoorModel
import Statistics
import Testing

@Suite("The tokens of a range")
struct TokenSearchTests {
  /// The tokens as one finds them by looking at each.
  private func met(_ generation: Generation, by range: ByteRange) -> [Int] {
    generation.offsets.indices.filter {
      generation.offsets[$0].bytes.count > 0 && generation.offsets[$0].bytes.overlaps(range)
    }
  }

  /// A response of three-byte characters in tokens of 0 to 4 bytes, with gaps between some.
  private func generation(_ random: inout SplitMix64) -> Generation {
    var offsets: [TokenOffset] = []
    var byte = 0
    for _ in 0..<random.index(below: 30) {
      byte += random.index(below: 8) == 0 ? 1 : 0
      let bytes = ByteRange(byte, byte + random.index(below: 5))
      byte = bytes.end
      // Parts of one character overlap in scalars, not in bytes.
      let scalars = ScalarRange(bytes.start / 3, max(bytes.start / 3, (bytes.end + 2) / 3))
      offsets.append(TokenOffset(scalars: scalars, bytes: bytes))
    }
    return Generation(
      promptID: "p",
      model: "m",
      text: String(repeating: "あ", count: byte),
      tokenIDs: Array(offsets.indices),
      offsets: offsets
    )
  }

  @Test("are those that a look at each token finds", arguments: 0..<200)
  func random(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let generation = generation(&random)
    let end = (generation.offsets.last?.bytes.end ?? 0) + 2
    for start in 0..<end {
      for stop in start...end {
        let range = ByteRange(start, stop)
        #expect(generation.tokens(meeting: range) == met(generation, by: range))
      }
    }
  }

  @Test("are none where the response has no tokens")
  func none() {
    let empty = Generation(promptID: "p", model: "m", text: "ab", tokenIDs: [], offsets: [])
    #expect(empty.tokens(meeting: ByteRange(0, 2)) == [])
  }
}
