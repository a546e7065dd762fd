/// The members of a JSON object, in the file's order.
public struct JSONObject: Hashable, Sendable {
  /// One key with its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Its value.
    public var value: JSONValue

    /// Creates a member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members, in the file's order; a key that stands twice is kept twice.
  public var members: [Member]

  /// Creates an object.
  public init(_ members: [Member]) { self.members = members }

  /// The keys, in the file's order.
  public var keys: [String] { members.map(\.key) }

  /// The value of a key, `nil` where there is none; of a key that stands twice the last, as Python
  /// and JavaScript read it.
  ///
  /// Linear in the number of members: records have few.
  public subscript(key: String) -> JSONValue? { members.last { $0.key == key }?.value }
}
