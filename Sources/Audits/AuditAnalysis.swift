import Attribution
import Divergence
import Foundation
import Hallucinations
import PhraseIndex
import Reporting
import SpoorModel
import Statistics
import Words

/// What an audit finds out, before any of it is written.
struct AuditAnalysis {
  /// What was found about one tuned model.
  struct Model {
    var inputs: AuditInputs.Tuned
    /// Traces of the doubted spans and of the controls.
    var groups: TracedGroups
    /// What is counted of its cleared spans, of which ``groups`` may hold a sample.
    var cleared = ClearedTally()
    var figures: AttributionFigures
    var divergence: DivergenceFigures?
    /// How much of its answers stands word for word in the dataset; `nil` where nobody asked.
    var passages: PassageFigures?
    /// Which rows hold the doubted spans' words.
    var ledger: RowLedger
    var ledgerFigures: LedgerFigures
    /// Whether its answers use those of rows that the base did not know; `nil` where no row is known to
    /// be such.
    var mimicry: MimicryFigures?
    /// How far it took over the dataset's words, beginnings and lengths.
    var imitation: ImitationFigures?
  }

  var inputs: AuditInputs
  var detectors: [String]
  /// What the placebo is, in words.
  var placebo: String
  var models: [Model]
  /// What the base model knew of the dataset's rows.
  var knowledge: DatasetKnowledge

  /// Detects and traces spans of every model.
  init(
    _ inputs: AuditInputs,
    plan: AuditPlan,
    index: PhraseIndex,
    placebo given: PhraseIndex?,
    keeping kept: KeptTraces? = nil,
    progress: (String, Int, Int) -> Void
  ) throws {
    self.inputs = inputs
    let texts = AuditTexts(inputs, by: index.scanner)
    let known = try DatasetKnowledge(inputs.knowledge, in: index)
    knowledge = known
    self.placebo = given.map(\.manifest.inWords) ?? inputs.placeboInWords
    let tracer = Tracer(index: index, placebo: Self.placebo(given, inputs, texts))
    let reader = try AnswerReader(inputs, texts, index: index)
    let others = try OtherAnswers.read(inputs, by: reader)
    let passages = PassageTracing(inputs, texts, others: others)
    let imitation = try ImitationTracing(inputs, texts, reader, others: others, index: index)
    let crew = try TracingCrew(inputs, texts, tracer, keeping: kept)
    detectors = crew?.first.judge.detectors ?? []
    models = try inputs.tuned.map { tuned in
      let all = tuned.generations.count
      progress(tuned.plan.name, 0, all)
      let answers = try reader.read(tuned.generations)
      var model: Model
      if let crew {
        model = try Model(tuned, base: inputs.base, crew, index, known) {
          progress(tuned.plan.name, $0, all)
        }
        if !inputs.compared.isEmpty { model.passages = passages.figures(of: answers.passages) }
      } else {
        model = try Model(tuned, answers.passages, passages, tracer, index, known)
      }
      model.imitation = try imitation.figures(of: tuned, answers, model.groups, model.cleared)
      return model
    }
  }

  /// The placebo that was given, else the base model's own responses.
  static func placebo(
    _ given: PhraseIndex?,
    _ inputs: AuditInputs,
    _ texts: AuditTexts
  ) -> any Placebo {
    guard let given else {
      return PlaceboResponses(inputs.base.lazy.map { ($0.promptID, texts[$0]) })
    }
    return PlaceboDataset(given)
  }
}

extension AuditAnalysis.Model {
  /// Traces the passages of one tuned model's answers; nothing is doubted.
  fileprivate init(
    _ tuned: AuditInputs.Tuned,
    _ answers: [ResponsePassages],
    _ passages: PassageTracing,
    _ tracer: Tracer,
    _ index: PhraseIndex,
    _ knowledge: DatasetKnowledge
  ) throws {
    var groups = TracedGroups()
    groups.passages = try passages.traces(of: answers, by: tuned, tracer)
    groups = knowledge.telling(groups)
    let ledger = try RowLedger(of: groups.flagged, model: tuned.plan.name) {
      try knowledge.ledgerRow($0, of: index)
    }
    self.init(
      inputs: tuned,
      groups: groups,
      figures: AttributionFigures(of: groups, rule: .standard, by: Bootstrap()),
      divergence: try DivergenceFigures(of: tuned),
      passages: passages.figures(of: answers, groups.passages),
      ledger: ledger,
      ledgerFigures: knowledge.figures(of: ledger)
    )
  }

  /// Traces one tuned model's spans, and for comparison those of the base's own responses.
  fileprivate init(
    _ tuned: AuditInputs.Tuned,
    base: [Generation],
    _ crew: TracingCrew,
    _ index: PhraseIndex,
    _ knowledge: DatasetKnowledge,
    progress: (Int) -> Void
  ) throws {
    let (traced, cleared) = try crew.groups(of: tuned, base: base, progress: progress)
    let groups = knowledge.telling(traced)
    let ledger = try RowLedger(of: groups.flagged, model: tuned.plan.name) {
      try knowledge.ledgerRow($0, of: index)
    }
    self.init(
      inputs: tuned,
      groups: groups,
      cleared: cleared,
      figures: AttributionFigures(of: groups, rule: .standard, by: Bootstrap()),
      divergence: try DivergenceFigures(of: tuned),
      ledger: ledger,
      ledgerFigures: knowledge.figures(of: ledger),
      mimicry: Mimicry(of: knowledge.rows, by: index.scanner)?.figures(
        of: MimicryPrompts(crew.first, base: base, knowledge)
          .parted(for: tuned.generations, baseFlagged: groups.baseFlagged),
        by: Bootstrap()
      )
    )
  }
}

extension IndexManifest {
  /// A placebo's rows and files.
  fileprivate var inWords: String {
    let names = sources.map(\.name).joined(separator: ", ")
    return "\(rows) \(rows == 1 ? "row" : "rows") of \(names)"
  }
}
