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
      let responses = Dictionary(
        uniqueKeysWithValues: model.inputs.generations.map { ($0.promptID, $0.text) }
      )
      return model.groups.traced.compactMap { entry -> ReportItem? in
        let promptID = entry.trace.span.promptID
        guard let prompt = inputs.promptsByID[promptID], let response = responses[promptID] else {
          return nil
        }
        return ReportItem(prompt: prompt, response: response, entry: entry)
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
