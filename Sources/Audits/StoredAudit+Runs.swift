import AuditStore
import Foundation
import Reporting
import SpoorModel
import Words

extension StoredAudit {
  /// The tuned models of the latest run, with what was counted of each answer.
  public func runs() throws -> [AuditedRun] {
    let run = try latestRun()
    let summary = try JSONDecoder().decode(AuditSummary.self, from: Data(run.summary.utf8))
    let tallies = try store.tallies(of: run)
    let responses = try store.responses(of: run)
    let scanner = try WordScanner()
    return summary.models.map { model in
      let answers = (responses[model.name] ?? []).map { response in
        let answer = AuditedRun.Answer(
          prompt: response.prompt.instruction,
          words: scanner.words(of: response.text).count,
          tally: tallies[model.name]?[response.prompt.id] ?? PromptTally()
        )
        return (response.prompt.id, answer)
      }
      return AuditedRun(
        audit: summary.name,
        summary: model,
        answers: Dictionary(answers) { first, _ in first },
        doubts: !summary.tracesPassages
      )
    }
  }
}
