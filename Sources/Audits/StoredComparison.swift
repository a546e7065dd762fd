import AuditStore
import Foundation
import Remedies
import Reporting
import SpoorModel
import Statistics
import Words

/// What changed between the latest runs of two audits: the figures, and answer by answer.
///
/// It reads both stores and writes nothing.
struct StoredComparison {
  private let before: AuditedSide
  private let after: AuditedSide
  private let models: PairedModels
  private let kit: TestedKit?
  private let scanner: WordScanner

  /// Reads both audits.
  ///
  /// - Throws: ``SpoorError`` where one cannot be compared, and for a kit that was made of other answers.
  init(
    of after: StoredAudit,
    against before: StoredAudit,
    _ models: PairedModels,
    kit: TestedKit? = nil
  ) throws {
    scanner = try WordScanner()
    self.models = models
    self.kit = kit
    self.before = try AuditedSide(before, models: Set(models.pairs.map(\.before)), by: scanner)
    self.after = try AuditedSide(after, models: Set(models.pairs.map(\.after)), by: scanner)
    if let kit { try check(kit) }
  }

  /// The figures of each pair of models, and what became of a kit's predictions.
  func summary() -> AgainstSummary {
    let comparability = ComparabilityCaveats(before, after, models.pairs)
    let trained = TrainedModels(models.pairs, before, after, kit)
    return AgainstSummary(
      before: before.named,
      after: after.named,
      comparisons: trained.changes(comparability.borrowing, by: Bootstrap()),
      predicted: trained.falls(by: Bootstrap(), words: scanner),
      caveats: comparability.sentences + staleKit + trained.caveats + trained.twins + leftOut
    )
  }

  /// The same with the answers of each pair of models, prompt by prompt.
  func summaryOfResponses() -> AgainstSummary {
    let borrowing = ComparabilityCaveats(before, after, models.pairs).borrowing
    var summary = summary()
    summary.responses = models.pairs.map { pair in
      AnswerChanges(
        of: before.model(pair.before),
        to: after.model(pair.after),
        borrowing: borrowing
      )
    }
    return summary
  }

  /// What a kit of an earlier run may have wrong, though the answers are the same.
  private var staleKit: [String] {
    guard let kit, kit.runID != before.run.id.rawValue else { return [] }
    return [
      "The kit was made of run \(kit.runID) of \(before.summary.name), which has run \(before.run.id.rawValue) "
        + "now: what is borrowed may have changed since."
    ]
  }

  private var leftOut: [String] {
    models.left.map { "\($0) is compared with no model: name one with --pair \($0)=OLD." }
  }

  /// Refuses a kit that was made of other answers.
  private func check(_ kit: TestedKit) throws {
    let answers = before.model(kit.model).answers
    let stray = kit.predictions.first { prediction in
      guard let text = answers[prediction.promptID]?.text.text.unicodeScalars else { return true }
      let range = prediction.range
      return !text.dropFirst(range.start).prefix(range.count)
        .elementsEqual(prediction.text.unicodeScalars)
    }
    guard let stray else { return }
    throw SpoorError(
      .badInput,
      "the kit's span '\(stray.text)' does not stand at \(stray.range.start) in the answer of \(kit.model)",
      at: SpoorError.Location(
        file: TestedKit.predicted,
        record: "prompt \(stray.promptID)"
      ),
      remedy: "Name the kit that was made of this audit, and the audit that it was made of."
    )
  }
}
