import SpoorModel
import Testing

@testable import SpanFiles

@Suite("What several annotators marked")
struct AnnotatorSharesTests {
  @Test("is, for each character, the share of annotators whose ranges hold it", arguments: 0..<200)
  func shares(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var shares = AnnotatorShares()
    for _ in 0..<next(8) {
      let start = next(20)
      shares.annotations.append(
        AnnotatorShares.Annotation(
          annotator: "a\(next(3))",
          range: ScalarRange(start, start + 1 + next(6)),
          category: ["x", "y"][next(2)]
        )
      )
    }
    let marks = shares.marks(of: 3)
    for (one, other) in zip(marks, marks.dropFirst()) {
      #expect(one.range.end <= other.range.start)
      let isSame = one.probability == other.probability && one.category == other.category
      #expect(one.range.end < other.range.start || !isSame)
    }
    for place in 0..<30 {
      let holding = shares.annotations.filter { $0.range.start <= place && place < $0.range.end }
      let share = Double(Set(holding.map(\.annotator)).count) / 3
      let mark = marks.first { $0.range.start <= place && place < $0.range.end }
      #expect((mark?.probability ?? 0) == share)
    }
  }
}
