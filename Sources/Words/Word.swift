/// A word of a text: what it folds to, and where it stands.
public struct Word: Hashable, Sendable {
  /// The folded word: NFKC_Casefold, typographic quotes as ASCII, never empty, no spaces.
  public var text: String
  /// Where the word stands, in bytes of the text's UTF-8.
  public var bytes: Range<Int>
  /// Where the word stands, in Unicode scalars of the text.
  public var scalars: Range<Int>

  /// Creates a word; both ranges must name the same place.
  public init(text: String, bytes: Range<Int>, scalars: Range<Int>) {
    self.text = text
    self.bytes = bytes
    self.scalars = scalars
  }
}
