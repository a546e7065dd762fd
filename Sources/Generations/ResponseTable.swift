import Records
import SpoorModel

/// The responses that a file of log-probabilities may speak of.
struct ResponseTable {
  private let responses: [String: Generation]

  init(_ generations: [Generation]) {
    responses = Dictionary(generations.map { ($0.promptID, $0) }) { first, _ in first }
  }

  subscript(promptID: String) -> Generation? { responses[promptID] }

  /// The response to the record's prompt.
  func response(to promptID: String, _ record: Record) throws(SpoorError) -> Generation {
    guard let response = responses[promptID] else {
      throw record.error(
        "the generations hold no response to prompt \"\(promptID)\"",
        record: record.place(of: promptID),
        remedy: "Use the generations whose tokens the server has scored."
      )
    }
    guard !response.tokenIDs.isEmpty else {
      throw record.error(
        "the generations tell no token ids of the response",
        record: record.place(of: promptID),
        remedy:
          "Add \"token_ids\" (and \"offsets\") to the generations: log-probabilities belong to "
          + "tokens."
      )
    }
    return response
  }
}

extension Generation {
  /// Whether the last token is an end mark: it adds nothing to the text.
  var endsWithMark: Bool { offsets.last.map { $0.bytes.count == 0 } ?? false }

  /// The tokens, as error messages count them.
  var tokenCountInWords: String { "the response has \(tokenIDs.count) tokens" }
}
