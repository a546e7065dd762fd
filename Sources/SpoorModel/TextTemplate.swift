/// A text with places, such as `{instruction}`, that other texts are put into.
public struct TextTemplate: Hashable, Sendable {
  /// The text as it is written.
  public let text: String

  /// Takes a text of our own.
  ///
  /// - Parameter text: the text, with its places.
  public init(_ text: String) { self.text = text }

  /// Takes a text of the user's.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - place: the place that it must have, as `output`.
  ///   - others: those that it may have.
  ///   - file: where it was read.
  /// - Throws: ``SpoorError`` `badInput` where it has no such place.
  public init(
    _ text: String,
    requiring place: String,
    besides others: [String] = [],
    from file: String
  ) throws(SpoorError) {
    guard text.contains("{\(place)}") else {
      let besides =
        others.isEmpty
        ? "" : " (" + others.map { "{\($0)}" }.joined(separator: ", ") + " likewise)"
      throw SpoorError(
        .badInput,
        "the prompt has no place for the \(place)",
        at: SpoorError.Location(file: file),
        remedy: "Write {\(place)} where it is to stand\(besides)."
      )
    }
    self.text = text
  }

  /// The text with others in its places, in one pass: a text that says `{input}` itself is taken at its
  /// word.
  ///
  /// - Parameter texts: what stands in the places, by their names; other braces stay as they are.
  /// - Returns: the whole.
  public func filled(_ texts: [String: String]) -> String {
    text.replacing(/\{([a-z]+)\}/) { match in texts[String(match.1)] ?? String(match.0) }
  }
}
