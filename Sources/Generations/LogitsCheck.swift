import Records
import SpoorModel

/// Holds rows of logits against the responses whose tokens they predict.
struct LogitsCheck {
  private let responses: [String: Generation]
  private let leftOut: Set<String>
  private var alignment = LogitsAlignment()
  private let alignmentCheck: LogitsFile.AlignmentCheck

  init(
    _ generations: [Generation],
    leftOut: Set<String> = [],
    alignment check: LogitsFile.AlignmentCheck = .made
  ) {
    alignmentCheck = check
    self.leftOut = leftOut
    responses = Dictionary(generations.map { ($0.promptID, $0) }) { first, _ in first }
  }

  /// Whether the response to this prompt was left out, and rows of it are to be passed over.
  func leavesOut(_ promptID: String) -> Bool {
    leftOut.contains(promptID) && responses[promptID] == nil
  }

  /// Whether there is a response to this prompt.
  func knows(_ promptID: String) -> Bool { responses[promptID] != nil }

  /// Throws unless there is a response to the prompt; `location` is where a file names it.
  @discardableResult
  func response(
    to promptID: String,
    at location: SpoorError.Location
  ) throws(SpoorError) -> Generation {
    if let response = responses[promptID] { return response }
    throw SpoorError(
      .badInput,
      "the generations hold no response to this prompt",
      at: location,
      remedy: "Use the generations that the logits were computed on."
    )
  }

  /// Throws unless the rows are as many as the response's tokens, all of which have a column.
  func check(
    _ rows: LogitRows,
    of promptID: String,
    at location: SpoorError.Location
  ) throws(SpoorError) {
    let response = try response(to: promptID, at: location)
    let ids = response.tokenIDs
    let mayLackLast = response.offsets.last?.bytes.count == 0
    guard rows.count == ids.count || (mayLackLast && rows.count == ids.count - 1) else {
      throw SpoorError(
        .badInput,
        "logits rows do not match the tokens: \(rows.count) rows, the response has \(ids.count) "
          + "tokens",
        at: location,
        remedy: "Compute the logits on the token ids of this generation file, one row a token."
      )
    }
    let columns = rows.matrix.columns
    guard let outside = ids.first(where: { $0 < 0 || $0 >= columns }) else { return }
    throw SpoorError(
      .badInput,
      "token id \(outside) is outside the vocabulary, the array has \(columns) columns",
      at: location,
      remedy: "Use the logits of the model and tokenizer that wrote the response."
    )
  }

  /// What a reader lends of a response, once the rows have been checked and are not a token off.
  mutating func distributions(
    _ rows: LogitRows,
    of promptID: String
  ) throws(SpoorError) -> ResponseDistributions {
    let location = SpoorError.Location(file: rows.matrix.file, record: "prompt \(promptID)")
    try check(rows, of: promptID, at: location)
    let response = try response(to: promptID, at: location)
    if alignmentCheck == .made { try alignment.add(rows, of: response.tokenIDs, at: location) }
    return ResponseDistributions(promptID: promptID, positions: .logits(rows), location: location)
  }
}
