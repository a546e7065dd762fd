public import SpoorModel
import Words

extension AnswerChanges {
  /// Sets the answers of a model after beside those of its model of before.
  ///
  /// Borrowed spans are counted where both audits traced in the same dataset and lift is known of both answers.
  ///
  /// - Complexity: O(s · n) a prompt, for s doubted spans and n words of its answers.
  public init(
    of before: AnsweringModel,
    to after: AnsweringModel,
    borrowing: ModelChange.Borrowing
  ) {
    let prompts = Set(before.answers.keys).union(after.answers.keys).sorted()
    var leftOut: [LeftOut] = []
    var changes: [AnswerChange] = []
    for id in prompts {
      let (one, two) = (before.answers[id], after.answers[id])
      if let one, let two, one.prompt == two.prompt {
        changes.append(AnswerChange(promptID: id, from: one, to: two, borrowing))
      } else if let asked = (one ?? two)?.prompt {
        let reason: LeftOut.Reason =
          two == nil ? .onlyBefore : one == nil ? .onlyAfter : .otherText
        leftOut.append(LeftOut(promptID: id, prompt: asked, reason: reason))
      }
    }
    self.init(
      before: before.run.model,
      after: after.run.model,
      leftOut: leftOut,
      answers: changes
    )
  }
}

extension AnswerChange {
  fileprivate init(
    promptID: String,
    from before: AuditedAnswer,
    to after: AuditedAnswer,
    _ borrowing: ModelChange.Borrowing
  ) {
    let isKnown = borrowing == .comparable && before.lift == .known && after.lift == .known
    func side(
      _ answer: AuditedAnswer,
      beside other: AuditedAnswer,
      _ fate: (AuditedAnswer.Standing) -> SpanFate
    ) -> Side {
      let spans = answer.doubted.map { span in
        Span(span, fate: fate(other.standing(of: span, in: answer)))
      }
      return Side(
        text: answer.text.text,
        doubted: spans.sorted { $0.range < $1.range },
        borrowed: isKnown ? answer.borrowed : nil,
        kl: answer.kl
      )
    }
    self.init(
      promptID: promptID,
      prompt: before.prompt,
      before: side(before, beside: after, \.fateBefore),
      after: side(after, beside: before, \.fateAfter)
    )
  }
}

extension AuditedAnswer.Standing {
  /// The fate of a span of before whose words stand so after.
  fileprivate var fateBefore: SpanFate {
    switch self {
    case .absent: .gone
    case .said: .cleared
    case .doubted: .stayed
    }
  }

  /// The fate of a span of after whose words stood so before.
  fileprivate var fateAfter: SpanFate {
    switch self {
    case .absent: .come
    case .said: .raised
    case .doubted: .stayed
    }
  }
}
