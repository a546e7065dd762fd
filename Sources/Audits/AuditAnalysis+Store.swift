import Attribution
import AuditStore
import Foundation
import Hallucinations
import Reporting
import SpoorModel

extension AuditAnalysis {
  /// Every doubted span, or passage, with what was asked and answered, for the report.
  func reportItems() throws -> [ReportItem] {
    try models.flatMap { model in
      let generations = Dictionary(
        uniqueKeysWithValues: model.inputs.generations.map { ($0.promptID, $0) }
      )
      let traced = Set(model.groups.traced.map(\.trace.span.promptID))
      let strips = try generations.filter { traced.contains($0.key) }.mapValues { generation in
        try model.inputs.divergences[generation.promptID].map { $0.strip(of: generation) } ?? []
      }
      return model.groups.traced.compactMap { entry -> ReportItem? in
        let promptID = entry.trace.span.promptID
        guard let prompt = inputs.promptsByID[promptID], let generation = generations[promptID]
        else { return nil }
        return ReportItem(
          prompt: prompt,
          response: generation.text,
          entry: entry,
          strip: strips[promptID] ?? []
        )
      }
    }
  }

  /// All that the store keeps of this run.
  func contents(
    summary: String,
    configuration: String,
    fingerprint: String,
    started: Timestamp
  ) -> RunContents {
    var contents = RunContents(
      started: started,
      configuration: configuration,
      fingerprint: fingerprint,
      summary: summary,
      spoorVersion: SpoorVersion.current
    )
    contents.ledgers = models.map(\.ledger)
    contents.knowledge = knowledge.stored
    contents.tokenTexts = inputs.tokenTexts
    contents.responses = inputs.base.compactMap(response)
    for model in models {
      contents.responses += model.inputs.generations.compactMap(response)
      contents.flagged += model.groups.flagged
      contents.passages += model.groups.passages
      contents.controls += model.controls
    }
    return contents
  }

  private func response(_ generation: Generation) -> AuditedResponse? {
    inputs.promptsByID[generation.promptID].map { prompt in
      AuditedResponse(prompt: prompt, model: generation.model, text: generation.text)
    }
  }

  /// Adds a response's per-token values.
  var completion: @Sendable (AuditedResponse) throws -> AuditedResponse {
    let models = Dictionary(models.map { ($0.inputs.plan.name, $0.inputs) }) { first, _ in first }
    let answers = models.mapValues { model in
      Dictionary(model.generations.map { ($0.promptID, $0) }) { first, _ in first }
    }
    return { response in
      guard let generation = answers[response.model]?[response.prompt.id],
        let divergence = try models[response.model]?.divergences[response.prompt.id]
      else { return response }
      return response.completed(divergence, of: generation)
    }
  }
}

extension AuditedResponse {
  fileprivate func completed(
    _ divergence: ResponseDivergence,
    of generation: Generation
  ) -> AuditedResponse {
    var response = self
    response.divergence = divergence
    response.tokenRanges = generation.offsets.map(\.scalars)
    response.contentTokens =
      generation.offsets.isEmpty ? divergence.count : generation.contentTokens
    response.suspicion = Suspicion.values(of: divergence, speaker: .tuned)
    return response
  }
}

extension ResponseDivergence {
  /// The response's tokens with how far tuning moved each; none where nothing tells where they stand.
  fileprivate func strip(of generation: Generation) -> [StripToken] {
    zip(generation.offsets, klTunedBase).map { offset, value in
      StripToken(range: offset.scalars, klTunedBase: value)
    }
  }
}
