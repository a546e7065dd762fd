public import DurableFiles
public import SpoorModel

/// The identity of a review item, and what a verdict attaches to: the SHA-256 of prompt id, model,
/// response text, start and end.
///
/// The same span of the same response is the same item in every audit; a response that changed by
/// one byte is another item.
public typealias ItemHash = ContentHash<Item>

extension ContentHash<Item> {
  /// The item that `span` marks in `response`.
  public init(span: Span, response: String) {
    self.init(
      digesting: [
        span.promptID, span.model, response.storable, String(span.range.start),
        String(span.range.end),
      ]
    )
  }

  /// One hash for a list of items in their order; a batch's manifest holds it.
  public init(digesting items: some Sequence<ItemHash>) {
    self.init(digesting: items.map(\.rawValue))
  }
}
