import Records
import SpoorModel

/// Reads a file of llama.cpp's answers, each of which scores one position: a record a position with
/// the key `position`, or a record a response with the answers in `positions`.
///
/// The server cannot score a prompt, so each position is asked for with the response's tokens before it
/// as the prompt's end, and the token that the server then wrote is not the response's.
final class LlamaCppReader: DistributionReader {
  var file: String { records.file }
  var canGoOn: Bool { records.canGoOn }

  private let records: ServerRecords
  private let responses: ResponseTable
  /// The record that ended the response before it.
  private var pending: Record?
  private var places: [String: String] = [:]

  init(_ records: ServerRecords, _ responses: ResponseTable) {
    self.records = records
    self.responses = responses
  }

  func next() throws(SpoorError) -> ResponseDistributions? {
    while let first = try nextRecord() {
      let id = try first.string("prompt_id")
      try note(id, first)
      let response = try responses.response(to: id, first)
      guard !records.passesOver(id) else {
        try forEachFurther(of: id) { _ in }
        continue
      }
      let answer = ServerRecord(first, response)
      var positions = LlamaCppPositions(answer)
      try positions.add(first)
      try forEachFurther(of: id) { record throws(SpoorError) in try positions.add(record) }
      return ResponseDistributions(
        promptID: id,
        positions: .truncated(try positions.distributions()),
        location: answer.location
      )
    }
    return nil
  }

  /// Does something with each record that follows and is of the same prompt.
  private func forEachFurther(
    of id: String,
    _ body: (Record) throws(SpoorError) -> Void
  ) throws(SpoorError) {
    while let record = try nextRecord() {
      guard try record.string("prompt_id") == id else {
        pending = record
        return
      }
      try body(record)
    }
  }

  private func nextRecord() throws(SpoorError) -> Record? {
    guard let record = pending else { return try records.next() }
    pending = nil
    return record
  }

  private func note(_ id: String, _ record: Record) throws(SpoorError) {
    guard let earlier = places.updateValue(record.spot, forKey: id) else { return }
    throw record.error(
      "the records of prompt \"\(id)\" stand apart: some from \(earlier) on, more from "
        + "\(record.spot) on",
      record: record.place(of: id),
      remedy: "Keep all positions of a prompt together, in one run of records."
    )
  }
}
