import Records
import SpoorModel

/// One server's way to tell the log-probabilities of a whole sequence in one record.
protocol Dialect {
  /// What to ask the server, a whole sentence.
  var request: String { get }
  /// What the record tells.
  func sequence(_ record: ServerRecord) throws(SpoorError) -> ScoredSequence
}

/// Reads a file that has one record a response.
final class SequenceReader<Format: Dialect>: DistributionReader {
  var file: String { records.file }
  var canGoOn: Bool { records.canGoOn }

  private let format: Format
  private let records: ServerRecords
  private let responses: ResponseTable
  private var ids = PromptIDs()

  init(_ format: Format, _ records: ServerRecords, _ responses: ResponseTable) {
    self.format = format
    self.records = records
    self.responses = responses
  }

  func next() throws(SpoorError) -> ResponseDistributions? {
    while let record = try records.next() {
      let id = try record.string("prompt_id")
      try ids.add(record, id: id)
      let response = try responses.response(to: id, record)
      guard !records.passesOver(id) else { continue }
      let answer = ServerRecord(record, response)
      return ResponseDistributions(
        promptID: id,
        positions: .truncated(try positions(answer)),
        location: answer.location
      )
    }
    return nil
  }

  private func positions(
    _ answer: ServerRecord
  ) throws(SpoorError) -> [TruncatedDistribution?] {
    let sequence = try format.sequence(answer)
    let alignment = SequenceAlignment(answer, sequence, request: format.request)
    let place = try alignment.place()
    try ShiftCheck(answer, sequence, place).check()
    let lists = DistributionLists(answer, sequence)
    var positions: [TruncatedDistribution?] = []
    for token in answer.generation.tokenIDs.indices {
      let isScored = token < place.count
      positions.append(isScored ? try lists.distribution(of: token, at: place.start + token) : nil)
    }
    return positions
  }
}
