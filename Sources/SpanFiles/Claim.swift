import SpoorModel

/// A start and an end as a file states them, not yet checked against a text: half-open, in scalars.
struct ClaimedOffsets {
  var start: Int
  var end: Int
}

/// One range that a file speaks of: where it says that it stands, and what it says of it.
struct Claim {
  /// What is said of the range.
  enum Meaning {
    /// It is hallucinated, so probably.
    case mark(probability: Double, category: String?)
    /// One of several annotators marked it.
    case annotated(by: String, category: String?)
    /// The source counts it as hallucinated.
    case decision
    /// It states something that holds or does not.
    case value(MarkedResponse.Value.Truth)
  }

  var offsets: ClaimedOffsets?
  /// The words that should stand there; `nil` where the file has offsets only.
  var quote: String?
  var meaning: Meaning
  /// Why it is said; `nil` where the file does not tell.
  var reason: String?
}
