public import DurableFiles
import Records

/// A phrase of a model's borrowed spans, with what stands and falls with it: a line of `phrases.jsonl`.
///
/// Spans of one phrase come from the same rows, and go with them.
public struct HeldPhrase: Hashable, Sendable {
  /// The name of the file in a kit.
  public static let fileName = "phrases.jsonl"
  /// The edition of a line.
  public static let schema = "spoor.phrase/1"

  /// Its words, as the first span of it has them.
  public var text: String
  /// How many of the model's spans it is.
  public var spans: Int
  /// How many rows of the dataset hold it, copies included.
  public var rows: Int
  /// How many of them are selected.
  public var removed: Int
  /// The selected rows that hold it, first to go first, each once.
  public var hashes: [RowHash]

  /// Whether no row is left that holds it.
  public var isFreed: Bool { removed == rows }

  /// Describes a phrase.
  public init(text: String, spans: Int, rows: Int, removed: Int, hashes: [RowHash]) {
    self.text = text
    self.spans = spans
    self.rows = rows
    self.removed = removed
    self.hashes = hashes
  }

  /// Phrases in the order in which somebody asks for them: freed ones first, then those of most spans, then
  /// those of fewest rows.
  public static func ordered(_ phrases: [HeldPhrase]) -> [HeldPhrase] {
    phrases.enumerated().sorted { one, other in
      let (first, second) = (one.element, other.element)
      guard first.isFreed == second.isFreed else { return first.isFreed }
      return (second.spans, first.rows, one.offset) < (first.spans, second.rows, other.offset)
    }.map(\.element)
  }

  /// Its line, with its line break.
  public var line: String {
    JSONLine(schema: Self.schema).with("phrase", text).with("spans", spans).with("rows", rows)
      .with("removed", removed).with("gone", .bool(isFreed))
      .with("row_hashes", .array(hashes.map { .string($0.rawValue) })).text
  }
}
