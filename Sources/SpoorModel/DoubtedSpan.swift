/// A doubted span with its audit's verdict, and without the rows that it rests on.
public struct DoubtedSpan: Hashable, Sendable {
  /// The prompt that was answered.
  public var promptID: String
  /// The model whose response it is.
  public var model: String
  /// Where it stands in the response.
  public var range: ScalarRange
  /// Its words.
  public var text: String
  /// The automatic verdict.
  public var provenance: Provenance

  /// Joins a span with its verdict.
  public init(
    promptID: String,
    model: String,
    range: ScalarRange,
    text: String,
    provenance: Provenance
  ) {
    self.promptID = promptID
    self.model = model
    self.range = range
    self.text = text
    self.provenance = provenance
  }
}
