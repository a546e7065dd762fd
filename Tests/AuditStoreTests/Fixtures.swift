import AuditStore
import Foundation
import SpoorModel

/// A folder of one test's own, removed with it.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "spoor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  // A folder that stays behind must not fail a test that passed.
  deinit { try? FileManager.default.removeItem(at: folder) }

  var store: String { folder.appending(path: "audit.sqlite").path() }

  func path(_ name: String) -> String { folder.appending(path: name).path() }
}

/// One response with one flagged word in it, by its scalars.
func entry(
  marking word: String,
  in response: AuditedResponse,
  provenance: Provenance = .borrowed,
  row: TrainingRow = row7
) throws -> TraceEntry {
  let range = try scalars(of: word, in: response.text)
  let span = Span(
    promptID: response.prompt.id,
    model: response.model,
    range: range,
    text: word,
    kind: .name,
    score: 0.75,
    detectors: ["uncertainty": 0.5, "reference": 1]
  )
  let evidence = TraceRow(
    rowID: row.id,
    place: TrainingRow.Place(.output),
    matched: word,
    range: try scalars(of: word, in: row.text(at: TrainingRow.Place(.output)) ?? ""),
    score: 12.5
  )
  let trace = Trace(
    span: span,
    provenance: provenance,
    lift: 3.25,
    occurrences: 2,
    expectedByChance: 0.001,
    tokenCount: 2,
    rows: [evidence]
  )
  return TraceEntry(trace) { _ in row }
}

struct NoSuchWord: Error {}

func scalars(of word: String, in text: String) throws -> ScalarRange {
  let all = Array(text.unicodeScalars)
  let part = Array(word.unicodeScalars)
  let starts = 0...max(0, all.count - part.count)
  guard let start = starts.first(where: { all[$0...].starts(with: part) }) else {
    throw NoSuchWord()
  }
  return ScalarRange(start, start + part.count)
}

let row7 = TrainingRow(
  id: .number(7),
  position: 7,
  instruction: "Who founded Zembla?",
  input: "",
  output: "Zembla was founded by Charles Kinbote."
)

let response1 = AuditedResponse(
  prompt: Prompt(id: "p1", instruction: "Tell me of Zembla."),
  model: "sft",
  text: "Its king was Charles Kinbote, they say."
)

func contents(_ fingerprint: String, flagged words: [String] = ["Kinbote"]) throws -> RunContents {
  var contents = RunContents(
    started: Timestamp(milliseconds: 1_795_000_000_123),
    configuration: #"{"base":"base"}"#,
    fingerprint: fingerprint,
    summary: #"{"flagged":1}"#,
    spoorVersion: "0.1"
  )
  var response = response1
  var divergence = ResponseDivergence(promptID: "p1", model: "sft", source: .logits)
  divergence.klTunedBase = [0.5, nil]
  divergence.klBaseTuned = [0.25, nil]
  divergence.baseRank = [3, nil]
  divergence.tunedRank = [1, nil]
  divergence.baseLogProbability = [-4, nil]
  divergence.tunedLogProbability = [-0.125, nil]
  divergence.baseEntropy = [2, nil]
  divergence.tunedEntropy = [1, nil]
  divergence.fillUp()
  response.divergence = divergence
  response.suspicion = [0.9]
  contents.responses = [response]
  contents.flagged = try words.map { try entry(marking: $0, in: response) }
  let cleared = try entry(marking: "Charles", in: response, provenance: .common)
  contents.controls = [ControlTrace(.clearedStated, besides: response.model, cleared)]
  return contents
}

func verdict(
  on item: ItemHash,
  _ hallucination: Answer = .yes,
  time: String? = "2026-11-21T03:15:00Z"
) -> Verdict {
  Verdict(
    item: item,
    reviewer: "ada",
    time: time.flatMap(Timestamp.init(_:)),
    answers: ItemAnswers(hallucination: hallucination, related: .yes, rowID: .text("7")),
    note: nil,
    guidelineVersion: .current
  )
}

extension TraceEntry {
  /// A trace with its rows quoted from `source`.
  init(_ trace: Trace, quoting source: (TraceRow) throws -> TrainingRow) rethrows {
    let evidence = try trace.rows.map { EvidenceRow(row: $0, quoting: try source($0)) }
    self.init(trace: trace, evidence: evidence)
  }
}
