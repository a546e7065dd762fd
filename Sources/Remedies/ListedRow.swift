public import Corpora
public import DurableFiles
import Records
public import SpoorModel

/// A row as a list of a kit names it.
///
/// The lists are `lists/drop.jsonl`, `keep.jsonl`, `control-1.jsonl` and so on.
public struct ListedRow: Hashable, Sendable {
  /// What it says, as a hash.
  public var hash: RowHash
  /// Its own id, or its position.
  public var id: RowID
  /// The file, the line and, in an array, the element that it stands at.
  public var place: SpoorError.Location
  /// Which element of its file's array it is, counted from 1.
  public var element: Int?
  /// The words of its outputs.
  public var words: Int
  /// Which of its answers is to be shortened, from 0; only the list of those says it.
  public var turn: Int?
  /// Its rank among the rows that were selected, and what it holds; `nil` of any other row.
  public var selected: RowSelection.Ranked?

  /// Names a row.
  public init(_ source: SourceRow, _ row: DatasetHoldings.Row, _ selected: RowSelection.Ranked?) {
    hash = row.hash
    id = source.row.id
    place = source.record.location
    element = source.record.element
    words = row.words
    self.selected = selected
  }

  /// Its line of a list, with its line break.
  public var line: String {
    var line = JSONLine().with("row_hash", hash.rawValue).with("row_id", id)
      .with("file", place.file)
    if let number = place.line { line = line.with("line", number) }
    if let element { line = line.with("element", element) }
    line = line.with("words", words)
    if let turn { line = line.with("turn", turn) }
    guard let selected else { return line.text }
    return line.with("rank", selected.rank).with("step", selected.step).with(
      "spans",
      selected.spans
    )
    .with("frees", selected.frees).text
  }
}
