/// What the answer of the other audit makes of a doubted span's words.
public enum SpanFate: String, Codable, Hashable, Sendable, CaseIterable {
  /// Doubted before, and the other answer does not say its words.
  case gone
  /// Doubted before; the answer after says its words too, and nobody doubts them there.
  case cleared
  /// Doubted after, and the answer before does not say its words.
  case come
  /// Doubted after; the answer before said its words too, and nobody doubted them there.
  case raised
  /// Its words are doubted in both answers.
  case stayed

  /// Whether something happened to it.
  public var isChange: Bool { self != .stayed }
}
