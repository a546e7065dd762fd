public import Foundation
public import SpoorModel

/// What changed from one audit to another: against.json, and what the terminal and the page show.
///
/// `schema` changes when a key changes its meaning or goes; new keys may come at any time.
public struct AgainstSummary: Codable, Hashable, Sendable {
  /// One of the two audits.
  public struct Side: Codable, Hashable, Sendable {
    /// The audit's name.
    public var audit: String
    /// The number of the run in its store.
    public var run: Int
    /// The program's version that made it.
    public var spoorVersion: String

    private enum CodingKeys: String, CodingKey {
      case audit, run
      case spoorVersion = "spoor_version"
    }

    /// Names an audit's run.
    public init(audit: String, run: Int, spoorVersion: String) {
      self.audit = audit
      self.run = run
      self.spoorVersion = spoorVersion
    }
  }

  /// The format of this file.
  public var schema = "spoor.against/1"
  /// The audit of before.
  public var before: Side
  /// The audit after.
  public var after: Side
  /// Each model after against its model of before; an arm with several runs follows them, taken together.
  public var comparisons: [ModelChange]
  /// Whether the spans fell that a kit predicted to; `nil` where no kit was given.
  public var predicted: [PredictedFall]?
  /// What a reader must know before believing a figure, in whole sentences.
  public var caveats: [String]
  /// The answers of each pair of models, prompt by prompt; `nil` where only figures are told.
  public var responses: [AnswerChanges]?

  /// Joins what was compared.
  public init(
    before: Side,
    after: Side,
    comparisons: [ModelChange],
    predicted: [PredictedFall]?,
    caveats: [String],
    responses: [AnswerChanges]? = nil
  ) {
    self.before = before
    self.after = after
    self.comparisons = comparisons
    self.predicted = predicted
    self.caveats = caveats
    self.responses = responses
  }

  /// The comparisons to look at first: where an arm has several runs, these together and none alone.
  var leading: [ModelChange] {
    let together = comparisons.filter { $0.after.count > 1 }
    return comparisons.filter { change in
      !together.contains { $0 != change && Set(change.after).isSubset(of: $0.after) }
    }
  }

  /// What one side of a comparison is called: with its audit's name where both models have one name.
  func title(of change: ModelChange) -> String {
    title(of: change.name, against: change.before)
  }

  /// The same of a pair's answers.
  func title(of changes: AnswerChanges) -> String {
    title(of: changes.after, against: changes.before)
  }

  private func title(of name: String, against other: String) -> String {
    "\(name) against \(other)\(name == other ? " of \(before.audit)" : "")"
  }

  /// The whole as JSON with sorted keys, and a line break at its end.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
