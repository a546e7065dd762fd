import AuditStore
import DurableFiles
import Foundation
import ScratchFiles
import SpoorModel

/// A store with a queue of made-up tasks.
final class ReviewedStore: Sendable {
  let scratch: ScratchFolder
  let store: AuditStore

  /// What a task shows; every text is this one with a number.
  struct Texts {
    var prompt = "Who founded it?"
    var response = "It was Kinbote, they say."
    var row = "Zembla was founded by Kinbote."
    var word = "Kinbote"
  }

  /// Draws `spans` tasks of each of so many responses, for so many experts each, which show `texts`.
  init(tasks: Int = 4, spans: Int = 1, experts: Int = 2, _ texts: Texts = Texts()) throws {
    scratch = try ScratchFolder()
    store = try AuditStore(at: scratch.url.appending(path: "audit.sqlite").path)
    var contents = RunContents(
      started: .now,
      configuration: #"{"name":"made-up"}"#,
      fingerprint: "made-up",
      summary: "{}",
      spoorVersion: "0"
    )
    contents.responses = (0..<tasks).map { number in
      AuditedResponse(
        prompt: Prompt(id: "secret-prompt-\(number)", instruction: texts.prompt),
        model: "secret-model",
        text: texts.response
      )
    }
    contents.flagged = contents.responses.flatMap { response in
      // Further spans of a response are beginnings of the first.
      (0..<spans).map { Self.entry(in: response, texts, shorterBy: $0) }
    }
    let run = try store.record(contents)
    let stratum = Stratum(model: "secret-model", provenance: .borrowed, scoreBin: 0)
    try store.record(
      QueueDraw(
        runID: run.id,
        time: .now,
        settings: DrawSettings(scoreCuts: []),
        strata: [.init(stratum: stratum, items: tasks * spans, drawn: tasks * spans)],
        tasks: try store.items(of: run).map { item in
          DrawnTask(
            task: ReviewTask(item),
            model: item.span.model,
            purpose: .sample,
            stratum: stratum,
            inclusion: 1,
            experts: experts,
            score: item.span.score
          )
        }
      )
    )
  }

  /// Somebody's personal link's secret.
  func invite(_ name: String, as role: ReviewerRole = .expert) throws -> String {
    try store.appoint(name, as: role)
    return try store.invite(name).rawValue
  }

  private static func entry(
    in response: AuditedResponse,
    _ texts: Texts,
    shorterBy less: Int
  ) -> TraceEntry {
    let word = String(texts.word.dropLast(less))
    let rows = (0..<3).map { number in
      EvidenceRow(
        row: TraceRow(
          rowID: .number(number),
          place: TrainingRow.Place(.output),
          matched: word,
          range: scalars(of: word, in: texts.row),
          score: 4_711.5
        ),
        instruction: "Row \(number)?",
        text: texts.row
      )
    }
    let trace = Trace(
      span: Span(
        promptID: response.prompt.id,
        model: response.model,
        range: scalars(of: word, in: response.text),
        text: word,
        kind: .name,
        score: 0.731,
        detectors: ["uncertainty": 0.5]
      ),
      provenance: .borrowed,
      lift: 3.1415,
      occurrences: 2,
      expectedByChance: 0.001,
      tokenCount: 2,
      rows: rows.map(\.row)
    )
    return TraceEntry(trace: trace, evidence: rows)
  }

  /// Where a text that stands in another begins and ends.
  private static func scalars(of part: String, in text: String) -> ScalarRange {
    let (all, part) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
    let start = (0...all.count - part.count).first { all[$0...].starts(with: part) } ?? 0
    return ScalarRange(start, start + part.count)
  }
}
