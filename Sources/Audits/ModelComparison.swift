public import Divergence
import Foundation
import Hallucinations
import Imitation
public import PhraseIndex
public import SpoorModel
import Statistics
import Words

/// Compares an audit's tuned models by how far each was moved from the base.
public struct ModelComparison {
  /// The settings of a comparison.
  public struct Settings: Sendable {
    /// Whether `<eos>` counts.
    public var endOfSequence: EndOfSequence = .excluded
    /// How many of the likeliest tokens are listed and compared.
    public var listed = 10

    /// The usual settings.
    public init() {}
  }

  private let inputs: AuditInputs
  private let settings: Settings
  private let texts: AuditTexts
  private let bootstrap = Bootstrap()

  /// Reads what an audit of the plan reads, except for the dataset.
  ///
  /// - Throws: ``SpoorError`` for the first thing that is missing, malformed, or at odds with
  ///   another file, and where a model has no per-token values at all.
  public init(_ plan: AuditPlan, _ settings: Settings = Settings()) throws {
    self.settings = settings
    inputs = try AuditInputs(plan, AuditInputs.Reading(listed: settings.listed))
    texts = AuditTexts(inputs, by: try WordScanner())
    for tuned in inputs.tuned where tuned.divergences.isEmpty {
      throw SpoorError(
        .badInput,
        "there is nothing to compare: \(tuned.plan.name) has no per-token values",
        at: SpoorError.Location(file: tuned.plan.generations.path),
        remedy: "Give it 'logits', 'token_metrics' or 'log_probabilities' in the audit file."
      )
    }
  }

  /// The comparison; `index` is that of the dataset, for the shares of words that stand in it.
  public func compared(with index: PhraseIndex?) throws -> ComparedModels {
    let models = try inputs.tuned.map { try model($0, index) }
    let figures = models.map { ModelFigures($0.responses) }
    var differences: [ComparedModels.Difference] = []
    for first in models.indices {
      for second in models.indices.dropFirst(first + 1) {
        differences.append(
          ComparedModels.Difference(
            model: models[first].name,
            less: models[second].name,
            prompts: figures[first].commonPrompts(with: figures[second]),
            measures: named {
              figures[first].difference(from: figures[second], in: $0, by: bootstrap)
            }
          )
        )
      }
    }
    return ComparedModels(
      base: inputs.base.first?.model ?? "base",
      listed: settings.listed,
      models: models,
      differences: differences,
      notes: try inputs.tuned.map(ValueNotes.init).flatMap { $0.caveats + $0.gaps }
    )
  }

  /// Gives each response's per-token values, model by model.
  public func forEachResponse(
    _ body: (ResponseDivergence, TuningMethod) throws -> Void
  ) throws {
    for tuned in inputs.tuned {
      for generation in tuned.generations {
        guard let divergence = try tuned.divergences[generation.promptID] else { continue }
        try body(divergence, tuned.plan.method)
      }
    }
  }

  private func named(_ value: (ComparedMeasure) -> Estimate?) -> [String: Estimate] {
    ComparedMeasure.allCases.reduce(into: [:]) { $0[$1.rawValue] = value($1) }
  }

  private func model(
    _ tuned: AuditInputs.Tuned,
    _ index: PhraseIndex?
  ) throws -> ComparedModels.Model {
    var responses: [ResponseFigures] = []
    var tallies: [ResponseTally] = []
    try tuned.forEachScored { scored in
      responses.append(ResponseFigures(scored, settings.endOfSequence))
      tallies.append(ResponseTally(scored, settings.endOfSequence))
    }
    let figures = ModelFigures(responses)
    let words = ModelWords(tuned, texts)
    let tally = try words.tally()
    return ComparedModels.Model(
      name: tuned.plan.name,
      method: tuned.plan.method.rawValue,
      dataset: tuned.plan.dataset,
      rows: tuned.plan.rows,
      params: tuned.plan.params,
      epoch: tuned.plan.epoch,
      sources: tuned.divergences.sources.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
      divergence: DivergenceSummary(of: tallies, endOfSequence: settings.endOfSequence),
      measures: named { figures.estimate(of: $0, by: bootstrap) },
      shiftedWords: try tally.mostShifted(ComparedModels.listedWords, in: index),
      split: tally.split,
      datasetWords: try index.map { try words.shares(in: $0, doubted: try doubted(tuned)) },
      responses: responses
    )
  }

  /// The spans that the detectors doubt, by prompt.
  private func doubted(_ tuned: AuditInputs.Tuned) throws -> [String: [ScalarRange]] {
    let judge = AuditJudge(inputs, texts, index: nil)
    return try tuned.generations.reduce(into: [:]) { spans, generation in
      spans[generation.promptID] = try judge.spans(in: generation, of: tuned)?.flagged.map(\.range)
    }
  }
}
