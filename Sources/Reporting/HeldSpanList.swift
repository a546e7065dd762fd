import SpoorModel

/// What a training row holds of a model's doubted spans: a line for each text and provenance.
struct HeldSpanList {
  /// How many lines and prompts of a line a page shows.
  private static let (lines, prompts) = (40, 5)

  /// The spans, in the order in which they are to be shown.
  var spans: [RowLedger.HeldSpan]

  private var text: FigureText { .page }

  private struct Key: Hashable {
    var text: String
    var provenance: Provenance
  }

  /// The list.
  var html: HTML {
    var seen: Set<Key> = []
    let groups = Dictionary(grouping: spans, by: key)
    let order = spans.map(key).filter { seen.insert($0).inserted }
    let shown = order.prefix(Self.lines).map { html(of: $0, groups[$0] ?? []) }.joined()
    let others = order.count - Self.lines
    let more =
      others > 0 ? "<p class=\"cut\">and \(text.count(others, "more text"))</p>" as HTML : .empty
    return "<ul class=\"held\">\(shown)</ul>\(more)"
  }

  private func key(of span: RowLedger.HeldSpan) -> Key {
    Key(text: span.text, provenance: span.provenance)
  }

  private func html(of key: Key, _ spans: [RowLedger.HeldSpan]) -> HTML {
    let name = key.provenance.rawValue
    let times = spans.count > 1 ? " ×\(text.count(spans.count))" : ""
    return """
      <li><b dir="auto">\(key.text)</b>\(times) <span class="word"><i class="key p-\(name)"></i>\(name)</span> \
      <small>\(lift(of: spans)) · in \(text.count(spans.first?.rows ?? 0, "row")) · <bdi>\(prompts(of: spans))</bdi></small></li>

      """
  }

  private func lift(of spans: [RowLedger.HeldSpan]) -> String {
    let lifts = spans.compactMap(\.lift)
    guard let low = lifts.min(), let high = lifts.max() else { return "lift unknown" }
    return low == high
      ? "\(text.nats(high)) nats" : "\(text.nats(low)) to \(text.nats(high)) nats"
  }

  private func prompts(of spans: [RowLedger.HeldSpan]) -> String {
    let shown = spans.prefix(Self.prompts).map(\.promptID).joined(separator: ", ")
    return spans.count > Self.prompts ? shown + ", …" : shown
  }
}
