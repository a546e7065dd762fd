public import SpoorModel

/// A review item as an expert sees it: the question, the response, the flagged span in it and the
/// training rows that hold its words.
public struct AuditItem: Hashable, Sendable {
  /// The item's identity.
  public var hash: ItemHash
  /// What was asked.
  public var prompt: Prompt
  /// The whole response.
  public var response: String
  /// The flagged span, its trace and its evidence.
  public var entry: TraceEntry

  /// The flagged span.
  public var span: Span { entry.trace.span }

  /// Creates an item; its hash follows from the span and the response.
  public init(prompt: Prompt, response: String, entry: TraceEntry) {
    hash = ItemHash(span: entry.trace.span, response: response)
    self.prompt = prompt
    self.response = response
    self.entry = entry
  }
}
