/// A failure that a person can act on: what happened, where, and how to fix it.
///
/// Every failure that can reach a user ends as one of these. The command line prints
/// ``description`` and exits with the status of ``code``.
public struct SpoorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kind of failure; each kind has one exit status.
  public enum Code: String, Sendable, CaseIterable {
    /// The command was called with words that make no sense together.
    case usage
    /// An input is missing, malformed, damaged, or not what it says it is.
    case badInput
    /// A model server did not answer.
    case unreachable
    /// Spoor itself is wrong.
    case internalFault
    /// The operating system refused a read or a write (a full disk, no permission).
    case inputOutput
    /// Another process holds the index or the audit.
    case locked
    /// The run was stopped from outside.
    case interrupted
  }

  /// Where in the input the failure lies.
  public struct Location: Hashable, Sendable, CustomStringConvertible {
    /// The path as the user gave it.
    public var file: String
    /// The line, counted from 1, where the file has lines.
    public var line: Int?
    /// The record's own name, such as a prompt id.
    public var record: String?

    /// Creates a location.
    public init(file: String, line: Int? = nil, record: String? = nil) {
      self.file = file
      self.line = line
      self.record = record
    }

    /// `file:line (record)`, leaving out what is unknown.
    public var description: String {
      let place = line.map { "\(file):\($0)" } ?? file
      return record.map { "\(place) (\($0))" } ?? place
    }
  }

  /// The kind of failure.
  public var code: Code
  /// What went wrong, without a final full stop.
  public var problem: String
  /// Where it went wrong, when it lies in an input.
  public var location: Location?
  /// What the user can do about it, a whole sentence.
  public var remedy: String

  /// Creates an error.
  public init(_ code: Code, _ problem: String, at location: Location? = nil, remedy: String) {
    self.code = code
    self.problem = problem
    self.location = location
    self.remedy = remedy
  }

  /// One line: where, what, how to fix it.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(problem). \(remedy)"
  }
}
