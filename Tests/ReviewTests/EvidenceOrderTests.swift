import AuditStore
import DurableFiles
import SpoorModel
import Testing

@testable import Review

@Suite("The order of a task's rows")
struct EvidenceOrderTests {
  private func task(_ rows: Int) -> ReviewTask {
    let shown = (0..<rows).map { number in
      EvidenceRow(
        row: TraceRow(
          rowID: .number(number),
          place: TrainingRow.Place(.output),
          matched: "a",
          range: ScalarRange(0, 1),
          score: 1
        ),
        instruction: "",
        text: "a"
      )
    }
    return ReviewTask(
      id: ItemHash(digesting: ["\(rows)"]),
      prompt: Prompt(id: "p", instruction: "Who?"),
      response: "a",
      range: ScalarRange(0, 1),
      text: "a",
      rows: shown
    )
  }

  @Test("every row once, the same each time, another order for another expert", arguments: 0...12)
  func permutation(rows: Int) {
    let orders = (0..<40).map { EvidenceOrder(of: task(rows), for: "expert \($0)").ranks }
    for order in orders { #expect(order.sorted() == Array(1...rows + 1).dropLast()) }
    #expect(EvidenceOrder(of: task(rows), for: "expert 0").ranks == orders[0])
    if rows > 3 { #expect(Set(orders).count > 10) }
  }

  @Test("no rank stands first more often than chance has it")
  func fair() {
    let first = (0..<4_000).map { EvidenceOrder(of: task(8), for: "expert \($0)").ranks[0] }
    for rank in 1...8 {
      // 500 expected; five standard deviations.
      #expect((395...605).contains(first.count { $0 == rank }))
    }
  }
}
