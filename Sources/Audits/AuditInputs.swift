import Divergence
import Foundation
import Generations
import Records
import SpoorModel

/// Everything that an audit reads about the models, checked against each other.
struct AuditInputs {
  /// One tuned model's responses with their per-token values.
  struct Tuned {
    var plan: AuditPlan.Tuned
    var generations: [Generation]
    /// Per-token values of its responses, by prompt; the best source for each.
    var divergences: [String: ResponseDivergence]
    /// Per-token values of the base model's own responses under base and this model.
    var baseResponseDivergences: [String: ResponseDivergence]
  }

  var prompts: [Prompt]
  var promptsByID: [String: Prompt]
  var references: [Reference]
  var base: [Generation]
  var tuned: [Tuned]

  /// Reads every file of the plan.
  ///
  /// - Throws: ``SpoorError`` for the first thing that is missing, malformed, or at odds with
  ///   another file.
  init(_ plan: AuditPlan, references use: Audit.ReferenceUse) throws {
    prompts = try PromptFile.read(plan.prompts)
    promptsByID = Dictionary(prompts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    switch use {
    case .whereGiven: references = try plan.references.map(ReferenceFile.read) ?? []
    case .none: references = []
    }
    base = []
    tuned = []
    base = try generations(plan.base.generations, of: plan.base.name)
    tuned = try plan.tuned.map(read)
  }

  private func generations(_ file: URL, of model: String) throws -> [Generation] {
    let generations = try GenerationFile.read(file, answering: prompts)
    for generation in generations {
      try check(generation.model, is: model, in: file, of: generation.promptID)
    }
    return generations
  }

  private func read(_ plan: AuditPlan.Tuned) throws -> Tuned {
    let generations = try generations(plan.generations, of: plan.name)
    var divergences: [String: ResponseDivergence] = [:]
    if let file = plan.tokenMetrics {
      divergences = try metrics(file, of: plan.name, for: generations)
    }
    if let logits = plan.logits {
      divergences.merge(try measured(logits, generations)) { _, measured in measured }
    }
    return Tuned(
      plan: plan,
      generations: generations,
      divergences: divergences,
      baseResponseDivergences: try plan.baseResponseMetrics.map {
        try metrics($0, of: plan.name, for: base)
      } ?? [:]
    )
  }

  /// Precomputed per-token values, by prompt.
  private func metrics(
    _ file: URL,
    of model: String,
    for generations: [Generation]
  ) throws -> [String: ResponseDivergence] {
    let values = try TokenMetricsFile.read(file, of: generations)
    for response in values { try check(response.model, is: model, in: file, of: response.promptID) }
    let answered = Set(generations.map(\.promptID))
    return Dictionary(
      uniqueKeysWithValues: values.filter { answered.contains($0.promptID) }
        .map { ($0.promptID, $0) }
    )
  }

  private func check(_ found: String, is model: String, in file: URL, of promptID: String) throws {
    guard found != model else { return }
    throw SpoorError(
      .badInput,
      "the model is '\(found)', the audit file calls it '\(model)'",
      at: SpoorError.Location(file: file.path, record: promptID),
      remedy: "Use the name that stands in the file, or name the right file."
    )
  }

  /// Per-token values computed here from full-vocabulary logits, by prompt.
  private func measured(
    _ logits: AuditPlan.Logits,
    _ generations: [Generation]
  ) throws -> [String: ResponseDivergence] {
    let dump = try LogitsDump(
      index: logits.index,
      base: logits.base,
      tuned: logits.tuned,
      generations: generations
    )
    var measured: [String: ResponseDivergence] = [:]
    for generation in generations {
      measured[generation.promptID] = try dump.divergence(of: generation)
    }
    return measured
  }
}

extension LogitsDump {
  /// The values of a response's tokens; `nil` where the dump has no rows of it.
  fileprivate func divergence(of generation: Generation) throws -> ResponseDivergence? {
    guard let rows = rows(of: generation.promptID) else { return nil }
    var tunedRow: [Float] = []
    var baseRow: [Float] = []
    do {
      return try ResponseDivergence.measured(
        promptID: generation.promptID,
        model: generation.model,
        tokenIDs: generation.tokenIDs
      ) { position, lend in
        tuned.copyRow(rows.lowerBound + position, into: &tunedRow)
        base.copyRow(rows.lowerBound + position, into: &baseRow)
        try tunedRow.withUnsafeBufferPointer { tuned in
          try baseRow.withUnsafeBufferPointer { try lend(LogitPair(tuned: tuned, base: $0)) }
        }
      }
    } catch let error as DivergenceError {
      throw error.spoorError(
        at: SpoorError.Location(file: tuned.file, record: generation.promptID)
      )
    }
  }
}
