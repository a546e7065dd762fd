/// A value of a record that another is to stand for.
public struct RecordEdit: Hashable, Sendable {
  /// One step from a record's object to a value in it.
  public enum Step: Hashable, Sendable {
    /// The member of an object.
    case key(String)
    /// The element of an array, counted from 0.
    case element(Int)
  }

  /// The way to the value; in a row of separated values and in a line one key.
  public var path: [Step]
  /// What is to stand there.
  public var value: JSONValue

  /// Creates an edit.
  public init(_ path: [Step], _ value: JSONValue) {
    self.path = path
    self.value = value
  }
}
