import Statistics
import Testing

@testable import SuffixArrays

@Suite("The checksum of the files")
struct XXHash64Tests {
  @Test(
    "agrees with published values of XXH64",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999),
      ("a", 0xD24E_C4F1_A98C_6E5B),
      ("abc", 0x44BC_2CF5_AD77_0999),
      ("The quick brown fox jumps over the lazy dog", 0x0B24_2D36_1FDA_71BC),
    ] as [(String, UInt64)]
  )
  func publishedValues(text: String, expected: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { XXHash64.checksum(of: $0) } == expected)
  }

  @Test("does not depend on how the bytes are cut")
  func cuts() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var hash = XXHash64()
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 1...70, using: &generator))
        piece.withUnsafeBytes { hash.update($0) }
        rest = rest.dropFirst(piece.count)
      }
      #expect(hash.finalize() == bytes.withUnsafeBytes { XXHash64.checksum(of: $0) })
    }
  }
}
