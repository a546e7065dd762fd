import Remedies
import Statistics
import Testing

@Suite("What changed between two answers") struct WordDiffTests {
  private static let pairs:
    [(before: String, after: String, pieces: [(WordDiff.Operation, String)])] = [
      ("a b", "a b", [(.equal, "a b")]),
      ("", "", []),
      ("a", "", [(.delete, "a")]),
      ("", "a", [(.insert, "a")]),
      ("A big red dog.", "A dog.", [(.equal, "A "), (.delete, "big red "), (.equal, "dog.")]),
      (
        "It was born in Rome.", "It came from Rome.",
        [(.equal, "It "), (.delete, "was born in"), (.insert, "came from"), (.equal, " Rome.")]
      ),
    ]

  @Test("reads as a person would mark it", arguments: pairs.indices)
  func table(case index: Int) {
    let (before, after, pieces) = Self.pairs[index]
    let found = WordDiff(from: before, to: after).pieces
    #expect(found.map(\.operation) == pieces.map(\.0))
    #expect(found.map(\.text) == pieces.map(\.1))
  }

  @Test("the pieces make up both texts, and no two neighbours are of one kind")
  func random() {
    var generator = SplitMix64(seed: 9)
    let tokens = ["a", "b", "c", " ", "\n", "é"]
    func text() -> String {
      (0..<generator.index(below: 20)).map { _ in tokens[generator.index(below: tokens.count)] }
        .joined()
    }
    for _ in 0..<500 {
      let (before, after) = (text(), text())
      let pieces = WordDiff(from: before, to: after).pieces
      #expect(pieces.filter { $0.operation != .insert }.map(\.text).joined() == before)
      #expect(pieces.filter { $0.operation != .delete }.map(\.text).joined() == after)
      #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.operation != $1.operation })
    }
  }
}
