public import Foundation
public import SpoorModel

extension Audit {
  /// What one part of an audit came to.
  public struct PartOutcome: Sendable {
    /// How far the parts have come.
    public enum Stage: Sendable {
      /// This part has measured; before it can trace, these have to measure.
      case measured(waitingFor: [Part])
      /// This part has measured and traced, and has nothing left to do; these have not traced.
      case traced(waitingFor: [Part])
      /// The whole audit has run.
      case complete
    }

    /// How many of the tuned models' responses.
    public struct Share: Sendable {
      /// So many are this part's.
      public var responses: Int
      /// So many there are.
      public var all: Int
    }

    /// How far it has come.
    public var stage: Stage
    /// Where it is kept.
    public var folder: URL
    /// What was measured now; `nil` where that had been done.
    public var measured: Share?
    /// What was traced now; `nil` where that could not be done, or had been.
    public var traced: Share?
    /// This part's responses that could not be measured.
    public var setAside: [SpoorError] = []
  }
}
