public import SpoorModel

/// What training rows say of spans about the subjects that they name.
///
/// It takes the dataset for true and decides nothing: it is told apart from every other figure.
public struct DatasetEvidence: Codable, Hashable, Sendable {
  /// Spans by what a row about their subject says.
  public struct Counts: Codable, Hashable, Sendable {
    /// Spans that a row states.
    public var supported = 0
    /// Spans in whose place a row says something else.
    public var contradicted = 0
    /// Spans of which no row says anything.
    public var notMentioned = 0

    /// All of them.
    public var total: Int { supported + contradicted + notMentioned }

    private enum CodingKeys: String, CodingKey {
      case supported, contradicted
      case notMentioned = "not_mentioned"
    }

    /// Counts what evidence says, one stance a span.
    public init(of stances: some Sequence<Stance>) {
      for stance in stances {
        switch stance {
        case .supported: supported += 1
        case .contradicted: contradicted += 1
        case .notMentioned: notMentioned += 1
        }
      }
    }
  }

  /// The doubted spans.
  public var flagged: Counts
  /// The spans that the detectors cleared.
  public var cleared: Counts

  /// Joins both.
  public init(flagged: Counts, cleared: Counts) {
    self.flagged = flagged
    self.cleared = cleared
  }
}
