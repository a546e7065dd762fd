public import SpoorModel

/// One trace as the report shows it: what was asked, what the model said, and where its words stand.
public struct ReportItem: Hashable, Sendable {
  /// The prompt that was answered.
  public var prompt: Prompt
  /// The whole response; the span's range counts in it.
  public var response: String
  /// The trace with its training rows.
  public var entry: TraceEntry
  /// The response's tokens in order with how far tuning moved each; none where nothing is known of
  /// them.
  public var strip: [StripToken]

  /// Joins a trace with the response that it was found in.
  public init(prompt: Prompt, response: String, entry: TraceEntry, strip: [StripToken] = []) {
    self.prompt = prompt
    self.response = response
    self.entry = entry
    self.strip = strip
  }
}
