import SpoorModel
import Statistics
import Testing

@testable import Attribution

@Suite("Traces in an index merged from parts")
struct MergedTracerTests {
  @Test(
    "every span has the trace that it has in the whole, rows and scores too",
    arguments: [1, 2, 7]
  )
  func equal(parts: Int) throws {
    var generator = SplitMix64(seed: 21)
    func text(_ words: ClosedRange<Int>) -> String {
      (0..<Int.random(in: words, using: &generator))
        .map { _ in "w\(Int.random(in: 0...40, using: &generator))" }.joined(separator: " ")
    }
    var rows = (0..<80).map { _ in
      World.Row(instruction: text(1...6), output: "\(text(1...9)). \(text(1...9))")
    }
    for (copy, original) in [(12, 11), (40, 11), (79, 0)] { rows[copy] = rows[original] }
    let (whole, merged) = (try World(rows), try World(rows, parts: parts))
    for _ in 0..<60 {
      var response = World.Response(text(4...25))
      response.prompt = Prompt(id: "p", instruction: text(1...6))
      let words = response.text.split(separator: " ")
      let first = Int.random(in: 0..<words.count - 2, using: &generator)
      let span = words[first...first + Int.random(in: 0...2, using: &generator)]
        .joined(separator: " ")
      let expected = try #require(try whole.trace(span, in: response))
      let entry = try #require(try merged.trace(span, in: response))
      #expect(entry.trace == expected.trace)
      #expect(entry.evidence == expected.evidence)
      #expect(entry.holders == expected.holders)
    }
  }
}
