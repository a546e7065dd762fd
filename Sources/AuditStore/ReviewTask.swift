public import DurableFiles
public import SpoorModel

/// What an expert is shown: a prompt, a response with one marked span, and training rows.
///
/// It tells neither the model nor what Spoor found, and a decoy looks like any other.
public struct ReviewTask: Hashable, Sendable, Identifiable {
  /// What verdicts attach to; a decoy's differs from that of the item whose span it shows.
  public var id: ItemHash
  /// What was asked.
  public var prompt: Prompt
  /// The whole response.
  public var response: String
  /// Where the span stands in the response.
  public var range: ScalarRange
  /// The span's words.
  public var text: String
  /// The training rows, in the order in which they are shown.
  public var rows: [EvidenceRow]
  /// What is known to be true of the prompt; `nil` where nothing is.
  public var reference: String?

  /// Creates a task.
  public init(
    id: ItemHash,
    prompt: Prompt,
    response: String,
    range: ScalarRange,
    text: String,
    rows: [EvidenceRow],
    reference: String? = nil
  ) {
    self.id = id
    self.prompt = prompt
    self.response = response
    self.range = range
    self.text = text
    self.rows = rows
    self.reference = reference
  }

  /// The task that shows an item beside its own rows.
  public init(_ item: AuditItem) {
    self.init(
      id: item.hash,
      prompt: item.prompt,
      response: item.response,
      range: item.span.range,
      text: item.span.text,
      rows: item.entry.evidence
    )
  }

  /// The same span beside rows from elsewhere, an identity of its own.
  public func decoy(showing rows: [EvidenceRow]) -> ReviewTask {
    var decoy = self
    decoy.id = ItemHash(decoyOf: id, showing: rows)
    decoy.rows = rows
    return decoy
  }
}

extension ContentHash<Item> {
  /// The identity of an item's span beside rows from elsewhere.
  fileprivate init(decoyOf item: ItemHash, showing rows: [EvidenceRow]) {
    self.init(
      digesting: ["decoy", item.rawValue] + rows.flatMap { [$0.instruction, $0.text] }
    )
  }
}
