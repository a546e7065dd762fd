import Foundation
import Records
import SpoorModel

/// Reads samples of lm-evaluation-harness: sums of log-probabilities of whole continuations.
///
/// They tell of a position only where the continuation is one token, and where it is what the model
/// would have written itself: there each token has rank 1.
final class HarnessReader: DistributionReader {
  var file: String { records.file }
  var canGoOn: Bool { records.canGoOn }

  private let records: ServerRecords
  private let responses: ResponseTable
  private var ids = PromptIDs()
  /// A document is written once for each filter, with the same numbers; one filter is enough.
  private var filter: JSONValue?

  init(_ records: ServerRecords, _ responses: ResponseTable) {
    self.records = records
    self.responses = responses
    filter = records.first.object["filter"]
  }

  func next() throws(SpoorError) -> ResponseDistributions? {
    while let record = try records.next() {
      guard record.object["filter"] == filter else { continue }
      let id = try promptID(record)
      try ids.add(record, id: id)
      let response = try responses.response(to: id, record)
      guard !records.passesOver(id) else { continue }
      return try distributions(ServerRecord(record, response))
    }
    return nil
  }

  private func distributions(_ answer: ServerRecord) throws(SpoorError) -> ResponseDistributions {
    let continuations = try HarnessContinuation.all(answer)
    let text = answer.generation.text.trimmingPrefix(while: \.isWhitespace)
    let scored = continuations.first { $0.text.trimmingPrefix(while: \.isWhitespace) == text }
    guard let scored else {
      throw answer.error(
        "none of the \(continuations.count) continuations is the response's text",
        remedy: "Let the task score the responses of these generations, one a document."
      )
    }
    return ResponseDistributions(
      promptID: answer.generation.promptID,
      positions: .truncated(try positions(scored, answer)),
      location: answer.location
    )
  }

  /// `doc_hash` where a generation has it for its prompt, else `doc_id`.
  private func promptID(_ record: Record) throws(SpoorError) -> String {
    if let hash = record.object["doc_hash"]?.characters, responses[hash] != nil { return hash }
    let id = try record.value("doc_id")
    if let text = id.characters { return text }
    guard let number = id.integer else { throw record.mismatch("doc_id", "an integer", id) }
    return String(number)
  }

  private func positions(
    _ scored: HarnessContinuation,
    _ answer: ServerRecord
  ) throws(SpoorError) -> [TruncatedDistribution?] {
    let generation = answer.generation
    let count = generation.tokenIDs.count - (generation.endsWithMark ? 1 : 0)
    var positions: [TruncatedDistribution?] = []
    for (token, id) in generation.tokenIDs.enumerated() {
      let maker = DistributionMaker(answer: answer, token: token, emitted: .id(id))
      let isTold = token < count && (count == 1 || scored.isGreedy)
      let value = count == 1 ? scored.logProbability : nil
      positions.append(isTold ? try maker.alone(value, isLikeliest: scored.isGreedy) : nil)
    }
    return positions
  }
}
