import Testing
import Words

@Suite("Scalar offsets")
struct ScalarOffsetsTests {
  @Test("every scalar's byte maps to it and back, in any order")
  func roundTrip() {
    var random = RandomText(seed: 8)
    for _ in 0..<500 {
      var text = random.text()
      var starts = [0]
      for scalar in text.unicodeScalars {
        starts.append(starts[starts.count - 1] + scalar.utf8.count)
      }
      let ascending = Array(starts.indices)
      let shuffled = ascending.shuffled(using: &random.generator)
      text.withUTF8 { utf8 in
        var offsets = ScalarOffsets(utf8)
        for scalar in ascending + ascending.reversed() + shuffled {
          #expect(offsets.scalar(atByte: starts[scalar]) == scalar)
        }
        for scalar in shuffled + ascending + ascending.reversed() {
          #expect(offsets.byte(atScalar: scalar) == starts[scalar])
        }
      }
    }
  }

  @Test("a range of bytes becomes a range of scalars; past the end lies the end")
  func ranges() {
    var text = "né👨🏻‍🚒!"
    text.withUTF8 { utf8 in
      var offsets = ScalarOffsets(utf8)
      #expect(offsets.scalars(of: 1..<3) == 1..<2)
      #expect(offsets.scalars(of: 3..<18) == 2..<6)
      #expect(offsets.byte(atScalar: 99) == utf8.count)
      #expect(offsets.scalars(of: 0..<0) == 0..<0)
    }
  }
}
