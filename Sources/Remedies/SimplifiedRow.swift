import DurableFiles
import Records

/// A row whose answer was shortened: a line of `simplify/simplified.jsonl`.
public struct SimplifiedRow: Hashable, Sendable {
  /// The file in a kit.
  public static let fileName = "simplify/simplified.jsonl"

  /// What was asked for.
  public var task: SimplifyTask
  /// The shorter answer.
  public var after: String
  /// Its words.
  public var wordsAfter: Int
  /// What changed.
  public var difference: WordDiff

  /// Joins a task with its answer.
  public init(_ task: SimplifyTask, after: String, wordsAfter: Int) {
    self.task = task
    self.after = after
    self.wordsAfter = wordsAfter
    difference = WordDiff(from: task.output, to: after)
  }

  /// Words after to words before; `nil` where there were none.
  public var lengthRatio: Double? {
    task.words > 0 ? Double(wordsAfter) / Double(task.words) : nil
  }

  /// Its line, with its line break.
  public var line: String {
    let pieces = difference.pieces.map {
      JSONValue.array([.string($0.operation.rawValue), .string($0.text)])
    }
    return JSONLine(schema: "spoor.simplified/1")
      .with("row_hash", task.hash.rawValue).with("row_id", task.id)
      .with("before", task.output).with("after", after)
      .with("words_before", task.words).with("words_after", wordsAfter)
      .with("length_ratio", lengthRatio.map { .double($0) } ?? .null)
      .with("diff", .array(pieces)).text
  }
}
