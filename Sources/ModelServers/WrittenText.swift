import Records

/// What a model wrote after a prompt.
public struct WrittenText: Hashable, Sendable {
  /// Why it ended.
  public enum End: String, Sendable {
    /// The model ended it, or a text to stop before came.
    case stop
    /// It is as long as was allowed.
    case length
    /// The server does not say, or says something else.
    case other
  }

  /// The text, without marks.
  public var text: String
  /// The tokens; `nil` where the server does not tell them.
  public var tokenIDs: [Int]?
  /// One text a token; `nil` where the server does not tell them.
  public var tokenTexts: [String]?
  /// Why it ended.
  public var end: End
  /// How many tokens the server says that it wrote; `nil` where it does not say.
  public var tokenCount: Int?

  /// Whether its text, split anew, can have the tokens that were written: an end mark may be counted
  /// among them.
  func canHave(_ count: Int) -> Bool {
    tokenCount.map { $0 == count || end == .stop && $0 == count + 1 } ?? true
  }
}

extension WrittenText.End {
  /// What `finish_reason` says; SGLang's is an object with a `type`.
  init(_ reason: JSONValue?) {
    let word = reason?.characters ?? reason?.members?["type"]?.characters
    self = word.flatMap(Self.init(rawValue:)) ?? .other
  }
}
