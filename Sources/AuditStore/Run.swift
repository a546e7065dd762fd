/// One complete run of an audit, as the store's `runs` table has it.
public struct Run: Hashable, Sendable, Identifiable {
  /// The run's number in its store, growing with time.
  public struct ID: RawRepresentable, Hashable, Sendable, Codable {
    /// The number.
    public var rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
  }

  /// The run's number.
  public var id: ID
  /// When it began.
  public var started: Timestamp
  /// When it was recorded as complete.
  public var finished: Timestamp
  /// The resolved configuration, as JSON.
  public var configuration: String
  /// What the run depended on, digested.
  public var fingerprint: String
  /// The run's figures, as JSON.
  public var summary: String
  /// The version of the program that made it.
  public var spoorVersion: String
}
