import Attribution
import Imitation
import PhraseIndex
import SpoorModel
import Statistics

/// Finds how far tuned models took over the dataset's words, beginnings and lengths.
struct ImitationTracing {
  private let texts: AuditTexts
  private let others: [OtherAnswers]
  private let wanted: WantedLengths
  private let dataset: LengthFigures?
  private let categories: [String: KnowledgeCategory]
  private let bootstrap = Bootstrap()

  /// Asks the dataset for the lengths that it would give to each prompt.
  init(
    _ inputs: AuditInputs,
    _ texts: AuditTexts,
    _ reader: AnswerReader,
    others: [OtherAnswers],
    index: PhraseIndex
  ) throws {
    self.texts = texts
    self.others = others
    wanted = try WantedLengths(for: inputs.prompts, in: index, outputs: reader.outputs)
    dataset = LengthFigures(reader.outputs.wordCounts)
    categories = inputs.knowledge.prompts
  }

  /// The figures of a tuned model, whose answers were read and whose spans were judged.
  func figures(
    of tuned: AuditInputs.Tuned,
    _ answers: ReadAnswers,
    _ groups: TracedGroups,
    _ cleared: ClearedTally
  ) throws -> ImitationFigures {
    var figures = ImitationFigures(
      runLength: WordCoverage.runLength,
      openingWords: TextOutlines.openingWords,
      similarRows: WantedLengths.similarRows,
      promptsWithoutRow: wanted.missing,
      wantedWords: wanted.usualWords,
      dataset: dataset,
      answers: AnswerImitation(of: answers.imitated, wanted: wanted, by: bootstrap)
    )
    figures.others = differences(answers)
    figures.shifted = try shifted(tuned, answers, groups)
    figures.doubt = LengthDoubtFigures(of: judged(answers, groups, cleared), by: bootstrap)
    figures.conclude(of: tuned.plan.name)
    return figures
  }

  /// The model against each other one, several at once: the bootstraps take as long as the tracing.
  private func differences(_ answers: ReadAnswers) -> [ImitationDifference] {
    let (imitated, others, wanted, bootstrap) = (answers.imitated, others, wanted, bootstrap)
    return others.indices.concurrentlyMapped { place in
      ImitationDifference(
        of: imitated,
        less: others[place].answers.imitated,
        of: (others[place].name, others[place].role),
        wanted: wanted,
        by: bootstrap
      )
    }
  }

  private func shifted(
    _ tuned: AuditInputs.Tuned,
    _ answers: ReadAnswers,
    _ groups: TracedGroups
  ) throws -> ShiftedWordFigures? {
    let coverage = Dictionary(answers.imitated.map { ($0.promptID, $0.coverage) }) { first, _ in
      first
    }
    let doubted = Dictionary(grouping: groups.flagged.map(\.trace.span), by: \.promptID)
    var responses: [ShiftedResponse] = []
    var tally = ShiftTally()
    try ModelWords(tuned, texts).forEach { response in
      let id = response.promptID
      guard let coverage = coverage[id] else { return }
      let ranges = doubted[id, default: []].map(\.range)
      responses.append(
        ShiftedResponse(
          promptID: id,
          counts: DatasetWords(response, coverage: coverage, doubted: ranges)
        )
      )
      tally.add(response.words)
    }
    return ShiftedWordFigures(
      of: responses,
      split: tally.split,
      base: others.first { $0.role == .base }?.answers.imitated ?? [],
      by: bootstrap
    )
  }

  private func judged(
    _ answers: ReadAnswers,
    _ groups: TracedGroups,
    _ cleared: ClearedTally
  ) -> [JudgedAnswer] {
    let doubted: [String: Int] = groups.flagged.reduce(into: [:]) {
      $0[$1.trace.span.promptID, default: 0] += 1
    }
    return answers.imitated.map { answer in
      JudgedAnswer(
        words: answer.coverage.count,
        doubted: doubted[answer.promptID] ?? 0,
        cleared: cleared.byPrompt[answer.promptID] ?? 0,
        category: categories[answer.promptID]
      )
    }
  }
}
