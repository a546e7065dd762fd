import Attribution
import Foundation
import SpoorModel
import Statistics
import Testing

@Suite("Whether one model borrows more than another")
struct BorrowingComparisonTests {
  /// Spans of one model, as shares of four kinds.
  private struct Mix {
    var borrowed = 0
    var weak = 0
    var unseenPassing = 0
    var unseen = 0

    func traces(of model: String) -> [TraceEntry] {
      let kinds: [(count: Int, provenance: Provenance, lift: Double)] = [
        (borrowed, .borrowed, 5), (weak, .weak, 0), (unseenPassing, .unseen, 5),
        (unseen, .unseen, 0),
      ]
      let spans = kinds.flatMap { kind in Array(repeating: kind, count: kind.count) }
      return spans.enumerated().map { number, kind in
        var span = Span.example(at: ScalarRange(0, 1), promptID: "p\((number * 7) % 40)")
        span.model = model
        let trace = Trace(
          span: span,
          provenance: kind.provenance,
          lift: kind.lift,
          occurrences: kind.provenance.isInDataset ? 1 : 0,
          expectedByChance: 0,
          tokenCount: 1,
          rows: []
        )
        return TraceEntry(trace: trace, evidence: [])
      }
    }
  }

  private func compare(_ first: Mix, _ second: Mix) -> BorrowingComparison {
    BorrowingComparison(
      BorrowingComparison.Side(name: "full", flagged: first.traces(of: "full")),
      BorrowingComparison.Side(name: "lora", flagged: second.traces(of: "lora")),
      rule: .standard,
      by: Bootstrap(replicates: 300)
    )
  }

  @Test("a lift that passes more often everywhere is no more borrowing")
  func everywhere() throws {
    let comparison = compare(
      Mix(borrowed: 160, weak: 40, unseenPassing: 80, unseen: 20),
      Mix(borrowed: 80, weak: 120, unseenPassing: 40, unseen: 60)
    )
    #expect(try #require(comparison.borrowed).excludesZero)
    #expect(abs(try #require(comparison.specificity).value) < 1e-12)
    #expect(comparison.statement.hasSuffix("nothing shows that full borrows more."))
    #expect(comparison.statement.contains("not significant"))
  }

  @Test("a lift that passes more often in the rows alone is")
  func inTheRows() throws {
    let comparison = compare(
      Mix(borrowed: 180, weak: 20, unseenPassing: 30, unseen: 70),
      Mix(borrowed: 40, weak: 160, unseenPassing: 30, unseen: 70)
    )
    #expect(abs(try #require(comparison.specificity).value - 0.7) < 1e-12)
    #expect(abs(try #require(comparison.inDataset).value) < 1e-12)
    #expect(comparison.statement.contains("there lift prefers the rows more, by 70.0 points"))
    #expect(!comparison.statement.contains("nothing shows"))
  }

  @Test("equal models differ in nothing that is significant")
  func equal() {
    let mix = Mix(borrowed: 50, weak: 50, unseenPassing: 50, unseen: 50)
    let comparison = compare(mix, mix)
    #expect(comparison.borrowed?.value == 0)
    #expect(comparison.statement.components(separatedBy: "not significant").count == 3)
  }

  @Test("swapping the models turns the signs and names the same one")
  func symmetry() throws {
    let one = Mix(borrowed: 150, weak: 30, unseenPassing: 30, unseen: 60)
    let other = Mix(borrowed: 40, weak: 130, unseenPassing: 30, unseen: 60)
    let (forth, back) = (compare(one, other), compare(other, one))
    #expect(forth.borrowed?.value == back.borrowed.map { -$0.value })
    #expect(forth.statement.contains("more of them borrowed in full"))
    #expect(back.statement.contains("more of them borrowed in lora"))
  }

  @Test("few prompts, and few spans outside the rows, are not estimable, and nothing is claimed")
  func few() {
    let few = compare(Mix(borrowed: 6), Mix(weak: 5))
    #expect(few.borrowed == nil)
    #expect(few.statement.contains("not estimable"))
    let inside = compare(
      Mix(borrowed: 100, weak: 5, unseen: 9),
      Mix(borrowed: 5, weak: 100, unseen: 9)
    )
    #expect(inside.specificity == nil)
    #expect(inside.statement.hasSuffix("so that nothing shows that full borrows more."))
  }

  @Test("a larger share of spans that stand in the rows is no lift outside them")
  func moreInTheRows() throws {
    let comparison = compare(
      Mix(borrowed: 150, weak: 150, unseenPassing: 50, unseen: 50),
      Mix(borrowed: 75, weak: 75, unseenPassing: 125, unseen: 125)
    )
    #expect(try #require(comparison.borrowed).excludesZero)
    #expect(abs(try #require(comparison.specificity).value) < 1e-12)
    #expect(!comparison.statement.contains("passes more often there"))
    #expect(comparison.statement.hasSuffix("nothing shows that full borrows more."))
  }
}
