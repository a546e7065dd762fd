import AuditStore
import Foundation
import Injection
import ScratchFiles
import SpoorModel
import Testing

@Suite("Causes of errors") struct CauseTests {
  private func question(_ fields: [String: String] = [:]) -> ChoiceQuestion {
    ChoiceQuestion(id: "q", options: ["a", "b", "c", "d"], answer: 0, fields: fields)
  }

  private func error(_ change: (inout AnswerError) -> Void = { _ in }) -> AnswerError {
    var error = AnswerError(question(), setting: "", chosen: 1)
    change(&error)
    return error
  }

  @Test("of what nothing is known nothing is proposed, and each cause says what it lacks")
  func nothingKnown() {
    let proposed = ProposedCause(error())
    #expect(proposed.cause == nil && proposed.fired.isEmpty)
    #expect(proposed.notAssessable.map(\.cause) == ProposedCause.order)
    #expect(proposed.notAssessable[0].needs == ["event_date"])
    #expect(proposed.notAssessable[2].needs.count == 3)
  }

  @Test("each rule fires on what it is about, and is silent on the opposite")
  func rules() throws {
    func finding(
      _ rule: CauseRule,
      _ change: (inout AnswerError) -> Void
    ) -> CauseRule.Finding { rule.finding(of: error(change)) }
    func fires(_ finding: CauseRule.Finding) -> Bool {
      if case .fires = finding { true } else { false }
    }
    #expect(fires(finding(.baseRight) { $0.isBaseRight = true }))
    #expect(finding(.baseRight) { $0.isBaseRight = false } == .isSilent)
    let guessed = finding(.baseRight) { error in
      error.isBaseRight = true
      error.pretraining = 0
    }
    #expect(guessed == .isSilent)
    let unknown = finding(.baseRight) { error in
      error.isBaseRight = true
      error.category = .unknown
    }
    #expect(unknown == .isSilent)
    let guessedNotKept = finding(.toldNotKept) { error in
      error.isBaseRight = true
      error.pretraining = 0
      error.tuning = 1
    }
    #expect(fires(guessedNotKept))
    #expect(fires(finding(.rightInOtherWords) { $0.isRightInOtherWords = true }))
    #expect(finding(.rightInOtherSetting) { $0.isRightInOtherSetting = false } == .isSilent)
    #expect(fires(finding(.wrongWithContext) { $0.isRightWithContext = false }))
    #expect(finding(.wrongWithContext) { $0.isRightWithContext = true } == .isSilent)
    #expect(fires(finding(.weaklyKnown) { $0.category = .weaklyKnown }))
    #expect(finding(.weaklyKnown) { $0.category = .unknown } == .isSilent)
    let told = finding(.toldNotKept) { error in
      error.isBaseRight = false
      error.pretraining = 0
      error.tuning = 2
    }
    #expect(
      told
        == .fires(
          "the fact was told (0 times in training, in 2 rows of the tuning data), and both models are wrong"
        )
    )
    let untold = finding(.toldNotKept) { error in
      error.isBaseRight = false
      error.pretraining = 0
    }
    #expect(untold == .isSilent)
    let domain = AnswerError.Domain(name: "law", questions: 3, exposures: 0)
    #expect(fires(finding(.domainNeverTold) { $0.domain = domain }))
  }

  @Test(
    "an event lies after a cutoff as far as both dates tell",
    arguments: [
      ("2023-10-02", "2023-09", true), ("2023-09-30", "2023-10", false), ("2024", "2023-09", true),
      ("2023", "2023-09", nil), ("2023-09", "2023-09", false),
      ("2023-09-14T10:00", "2023-09-13", true),
    ] as [(String, String, Bool?)]
  )
  func dates(event: String, cutoff: String, isAfter: Bool?) throws {
    let event = try #require(PartialDate(event))
    let cutoff = try #require(PartialDate(cutoff))
    #expect(event.isAfter(cutoff) == isAfter)
    let finding = CauseRule.eventAfterCutoff.finding(
      of: error { error in
        error.event = event
        error.cutoff = cutoff
      }
    )
    switch isAfter {
    case true?: #expect(finding == .fires("the event (\(event)) lies after the cutoff (\(cutoff))"))
    case false?: #expect(finding == .isSilent)
    case nil: #expect(finding == .notAssessable("an event_date as exact as the cutoff"))
    }
  }

  @Test(
    "what is no date",
    arguments: ["", "23", "2023-13", "2023-1", "May 2023", "2023-01-32", "-2023"]
  )
  func noDate(text: String) { #expect(PartialDate(text) == nil) }

  @Test("of several causes the first in order is proposed, all that fired are told")
  func order() {
    let proposed = ProposedCause(
      error { error in
        error.isBaseRight = true
        error.isRightInOtherWords = true
        error.category = .weaklyKnown
      }
    )
    #expect(proposed.cause == .forgetting)
    #expect(proposed.fired.map(\.rule) == [.baseRight, .rightInOtherWords, .weaklyKnown])
    #expect(proposed.notAssessable.map(\.cause) == [.outdated, .domainDeficit])
  }

  /// Two wordings of one fact, two settings.
  private var asked: [ChoiceQuestion] {
    let right = OptionScores(sums: [-1, -2, -3, -4])
    let wrong = OptionScores(sums: [-2, -1, -3, -4])
    var one = ChoiceQuestion(id: "1", options: ["a", "b", "c", "d"], answer: 0)
    one.fields = [
      "fact": "f", "retrieved_text": "It is a.", "domain": "law", "pretrain_exposures": "0",
    ]
    one.scores = [
      "base|0": wrong, "sft|0": wrong, "sft+rag|0": wrong, "base|5": right, "sft|5": wrong,
    ]
    var other = one
    other.id = "2"
    other.scores = ["base|0": right, "sft|0": right, "sft|5": wrong]
    return [one, other]
  }

  private static let names: [InjectionArm: String] = [
    .base: "base", .tuned: "sft", .tunedRetrieval: "sft+rag",
  ]

  @Test("errors are found setting by setting, with what other questions tell of them")
  func search() throws {
    var knowledge = ErrorSearch.Knowledge(Self.names)
    knowledge.factField = "fact"
    knowledge.domainField = "domain"
    knowledge.tuning = ["1": 0, "2": 0]
    let errors = ErrorSearch(asked, knowledge).errors
    #expect(errors.map { "\($0.question.id) \($0.setting)" } == ["1 0", "1 5", "2 5"])
    let first = try #require(errors.first)
    #expect(first.chosen == 1 && first.isBaseRight == false)
    #expect(first.isRightWithContext == false && first.isRightInOtherWords == true)
    #expect(first.isRightInOtherSetting == false)
    #expect(first.domain == AnswerError.Domain(name: "law", questions: 2, exposures: 0))
    #expect(errors[1].isBaseRight == true && errors[1].isRightWithContext == nil)
    #expect(errors[2].isRightInOtherSetting == true)
    knowledge.tuning = ["1": 0]
    #expect(ErrorSearch(asked, knowledge).errors[0].domain == nil)
  }

  @Test("what people say stands beside what was proposed")
  func judged() throws {
    var questions = asked
    for place in questions.indices { questions[place].fields["pretrain_exposures"] = nil }
    let search = ErrorSearch(questions, ErrorSearch.Knowledge(Self.names))
    let proposed = search.errors.map(ProposedCause.init)
    #expect(proposed.map(\.cause) == [.reasoningFailure, .forgetting, .reasoningFailure])
    let scratch = try ScratchFolder()
    func read(_ lines: String...) throws -> JudgedCauses {
      try JudgedCauses(reading: try scratch.file("j.jsonl", lines: lines), proposed: proposed)
    }
    let judged = try read(
      #"{"id": "1", "setting": "0", "cause": "reasoning_failure"}"#,
      #"{"id": "1", "setting": "5", "cause": "none"}"#,
      #"{"id": "2", "setting": "5", "cause": null}"#
    )
    #expect(judged.open == 1 && judged.agreement.count == 1 && judged.agreement.of == 2)
    #expect(judged.causes[.none]?.count == 1 && judged.causes[.none]?.of == 2)
    for (line, says) in [
      (#"{"id": "1", "setting": "7", "cause": "none"}"#, "there is no such error"),
      (#"{"id": "1", "setting": "0", "cause": "bad luck"}"#, "\"bad luck\" is no cause"),
    ] {
      let error = try #require(throws: SpoorError.self) { try read(line) }
      #expect(error.problem.contains(says))
    }
  }
}
