import AuditStore
import DurableFiles
import SpoorModel

@testable import Review

/// A task of a queue as tests need it: what was said, and little else.
struct TaskSample {
  var prompt = "p1"
  var model = "sft"
  var purpose = TaskPurpose.sample
  var provenance = Provenance.borrowed
  var inclusion: Double? = 0.5
  var said: [(who: String, answers: ItemAnswers, minute: Int64)] = []
  var decision: (answers: ItemAnswers, minute: Int64)?
  var firstDecision: Int64?
  var gold: ItemAnswers?

  var judged: JudgedTask {
    let item = ItemHash(digesting: [ItemHash]())
    let task = ReviewTask(
      id: item,
      prompt: Prompt(id: prompt, instruction: "Who?"),
      response: "It was Kinbote.",
      range: ScalarRange(7, 14),
      text: "Kinbote",
      rows: []
    )
    let drawn = DrawnTask(
      task: task,
      model: model,
      purpose: purpose,
      stratum: Stratum(model: model, provenance: provenance, scoreBin: 0),
      inclusion: purpose == .sample ? inclusion : nil,
      experts: 2,
      score: 0.75
    )
    let verdicts = said.map { said in
      Verdict(
        item: item,
        reviewer: said.who,
        time: Timestamp(milliseconds: said.minute * 60_000),
        answers: said.answers,
        note: nil,
        guidelineVersion: .current
      )
    }
    let adjudication = decision.map { decision in
      Adjudication(
        item: item,
        adjudicator: "eve",
        time: Timestamp(milliseconds: decision.minute * 60_000),
        answers: decision.answers,
        reason: "The row says so.",
        guidelineVersion: .current
      )
    }
    let known = gold.map {
      GoldAnswer(item: item, author: "eve", time: nil, answers: $0, reason: nil)
    }
    return JudgedTask(
      drawn: drawn,
      verdicts: verdicts,
      adjudication: adjudication,
      gold: known,
      firstDecision: firstDecision.map { Timestamp(milliseconds: $0 * 60_000) }
    )
  }

  /// The same with one more verdict.
  func said(_ who: String, _ answers: ItemAnswers, at minute: Int64 = 0) -> TaskSample {
    var sample = self
    sample.said.append((who, answers, minute))
    return sample
  }
}

extension ItemAnswers {
  static let caused = ItemAnswers(hallucination: .yes, related: .yes)
  static let unrelated = ItemAnswers(hallucination: .yes, related: .no)
  static let right = ItemAnswers(hallucination: .no, related: .no)

  func cause(_ cause: Cause) -> ItemAnswers {
    var answers = self
    answers.cause = cause
    return answers
  }
}
