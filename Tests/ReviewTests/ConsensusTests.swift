import AuditStore
import SpoorModel
import Testing

@testable import Review

@Suite("What is held of a task")
struct ConsensusTests {
  private func held(_ sample: TaskSample) -> ItemAnswers? {
    ReviewConsensus(of: sample.judged)?.answers
  }

  private func said(_ answers: ItemAnswers...) -> TaskSample {
    answers.enumerated().reduce(TaskSample()) { $0.said("expert \($1.offset)", $1.element) }
  }

  @Test("more than half decide each question by itself, and halves leave it open")
  func majority() {
    #expect(held(said(.caused)) == .caused)
    #expect(
      held(said(.caused, .unrelated)) == ItemAnswers(hallucination: .yes, related: .unsure)
    )
    #expect(held(said(.caused, .unrelated, .right)) == .unrelated)
    let open = ItemAnswers(hallucination: .unsure, related: .unsure)
    #expect(held(said(.caused, .right)) == open)
    #expect(held(said(.caused, open)) == open)
  }

  @Test("a reviewer's last word counts, whenever it arrives")
  func lastWord() {
    let sample = TaskSample().said("ana", .right, at: 5).said("ana", .caused, at: 1)
    #expect(held(sample) == .right)
  }

  @Test("an adjudication decides, and what nobody judged is held to be nothing")
  func decided() {
    var sample = said(.caused, .caused, .caused)
    sample.decision = (.right, 3)
    #expect(held(sample) == .right)
    #expect(ReviewConsensus(of: sample.judged)?.isAdjudicated == true)
    #expect(held(TaskSample()) == nil)
  }

  @Test("a cause and a row are those that most name who name one")
  func named() {
    var one = ItemAnswers.caused.cause(.outdated)
    one.rowID = .number(7)
    let held = held(said(one, .caused, .caused))
    #expect(held?.cause == .outdated)
    #expect(held?.rowID == .number(7))
    #expect(self.held(said(one, .caused.cause(.forgetting)))?.cause == nil)
  }
}
