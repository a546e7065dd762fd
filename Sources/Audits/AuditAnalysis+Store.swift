import Attribution
import AuditStore
import Foundation
import Hallucinations
import Reporting
import SpoorModel

extension AuditAnalysis {
  /// Every doubted span, or passage, with what was asked and answered, for the report.
  var reportItems: [ReportItem] {
    models.flatMap { model in
      let generations = Dictionary(
        uniqueKeysWithValues: model.inputs.generations.map { ($0.promptID, $0) }
      )
      let strips = generations.mapValues { generation in
        model.inputs.divergences[generation.promptID].map { $0.strip(of: generation) } ?? []
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
    contents.knowledge = knowledge.rows
    contents.tokenTexts = inputs.tokenTexts
    contents.responses = inputs.base.compactMap { response($0, nil) }
    for model in models {
      contents.responses += model.inputs.generations.compactMap {
        response($0, model.inputs.divergences[$0.promptID])
      }
      contents.flagged += model.groups.flagged
      contents.passages += model.groups.passages
      contents.controls += model.controls
    }
    return contents
  }

  private func response(
    _ generation: Generation,
    _ divergence: ResponseDivergence?
  ) -> AuditedResponse? {
    inputs.promptsByID[generation.promptID].map { prompt in
      AuditedResponse(
        prompt: prompt,
        model: generation.model,
        text: generation.text,
        divergence: divergence,
        tokenRanges: divergence == nil ? [] : generation.offsets.map(\.scalars),
        contentTokens: divergence.map {
          generation.offsets.isEmpty ? $0.count : generation.contentTokens
        },
        suspicion: divergence.map { Suspicion.values(of: $0, speaker: .tuned) } ?? []
      )
    }
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
