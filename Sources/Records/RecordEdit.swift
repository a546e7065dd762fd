/// A value of a record that another is to stand for, or a member that an object is to have.
public struct RecordEdit: Hashable, Sendable {
  /// One step from a record's object to a value in it.
  public enum Step: Hashable, Sendable {
    /// The member of an object.
    case key(String)
    /// The element of an array, counted from 0.
    case element(Int)
  }

  /// What happens to the record's text.
  public enum Kind: Hashable, Sendable {
    /// The value takes the place of the one at the path.
    case replacing
    /// The object before the path's last key, which lacks that key, gets it as its first member.
    case adding
  }

  /// The way to the value; in a row of separated values and in a line one key.
  public var path: [Step]
  /// What is to stand there.
  public var value: JSONValue
  /// What happens to the record's text.
  public var kind: Kind

  /// Creates an edit.
  public init(_ path: [Step], _ value: JSONValue, _ kind: Kind = .replacing) {
    self.path = path
    self.value = value
    self.kind = kind
  }
}
