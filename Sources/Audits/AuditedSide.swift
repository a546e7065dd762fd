import AuditStore
import Foundation
import Remedies
import Reporting
import SpoorModel
import Words

/// One of two audits that are compared: what its latest run found.
struct AuditedSide {
  let run: Run
  let summary: AuditSummary
  let settings: UsedSettings
  private let answers: [String: [String: AuditedAnswer]]

  /// Reads the latest run of an audit, with the answers of some of its models.
  init(_ stored: StoredAudit, models: Set<String>, by scanner: WordScanner) throws {
    run = try stored.latestRun()
    summary = try stored.summary(of: run)
    settings = try JSONDecoder().decode(UsedSettings.self, from: Data(run.configuration.utf8))
    let spans = Dictionary(grouping: try stored.store.doubtedSpans(of: run), by: \.model)
    let tallies = try stored.store.tallies(of: run)
    let responses = try stored.store.responses(of: run)
    answers = models.reduce(into: [:]) { answers, model in
      answers[model] = Self.answers(
        responses[model] ?? [],
        scanner,
        spans[model] ?? [],
        tallies[model] ?? [:]
      )
    }
  }

  private static func answers(
    _ responses: [AuditedResponse],
    _ scanner: WordScanner,
    _ spans: [DoubtedSpan],
    _ tallies: [String: PromptTally]
  ) -> [String: AuditedAnswer] {
    let doubted = Dictionary(grouping: spans, by: \.promptID)
    let pairs = responses.map { response in
      let id = response.prompt.id
      let spans = doubted[id] ?? []
      // `present` is the provenance of a span whose words stand there and whose lift nobody knows.
      let tally = tallies[id] ?? PromptTally()
      let hasValues = tally.rankedTokens + tally.divergentTokens > 0
      let isKnown = hasValues && spans.allSatisfy { $0.provenance != .present }
      let answer = AuditedAnswer(
        prompt: response.prompt.instruction,
        text: WordedText(response.text, by: scanner),
        doubted: spans,
        lift: isKnown ? .known : .unknown,
        kl: AnswerDivergence(tally)
      )
      return (id, answer)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// A tuned model with its answers.
  func model(_ name: String) -> AnsweringModel {
    let told = summary.models.first { $0.name == name }
    return AnsweringModel(
      ModelChange.Run(model: name, arm: told?.arm, seed: told?.seed),
      answers: answers[name] ?? [:]
    )
  }

  /// How the run is named in a comparison.
  var named: AgainstSummary.Side {
    AgainstSummary.Side(
      audit: summary.name,
      run: Int(run.id.rawValue),
      spoorVersion: run.spoorVersion
    )
  }
}

extension AnswerDivergence {
  /// The means of an answer's sums; `nil` where no token has a value.
  fileprivate init?(_ tally: PromptTally) {
    guard tally.divergentTokens > 0 else { return nil }
    self.init(
      mean: tally.divergence / Double(tally.divergentTokens),
      first: tally.firstDivergentTokens > 0
        ? tally.firstDivergence / Double(tally.firstDivergentTokens) : nil
    )
  }
}

/// The settings of a run that decide what is doubted and what is borrowed.
struct UsedSettings: Decodable {
  struct Model: Decodable {
    var name: String
  }

  var dataset: [String]
  var references: String?
  var weights: String?
  var placebo: [String]?
  var base: Model?
}

extension StoredAudit {
  /// The figures of a run.
  ///
  /// - Throws: ``SpoorError`` where nothing was doubted: then two audits have nothing to compare.
  func summary(of run: Run) throws -> AuditSummary {
    let summary = try JSONDecoder().decode(AuditSummary.self, from: Data(run.summary.utf8))
    guard summary.traced != .passages else {
      throw SpoorError(
        .badInput,
        "the audit doubted nothing, it traced passages: there is nothing that could have gone",
        at: SpoorError.Location(file: folder.relativeToHere),
        remedy: "Audit with references or per-token values, before and after."
      )
    }
    return summary
  }
}
