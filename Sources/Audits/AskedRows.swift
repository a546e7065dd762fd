import Corpora
import DurableFiles
import Foundation
import Records
import Remedies
import SpoorModel

/// The rows whose answers a kit asks to be shortened: which they are says the kit's own list, what they say
/// the dataset, because people edit the batch.
struct AskedRows {
  /// The file in a kit.
  static let fileName = "lists/simplify.jsonl"

  private struct Line {
    var hash: RowHash
    var turn: Int
    var record: Record
  }

  private var lines: [Line] = []
  private var asked: [RowHash: Line] = [:]
  private var tasks: [RowHash: SimplifyTask] = [:]

  /// Reads the list of a kit; rows that are alike stand in it as often as in the dataset.
  init(of kit: URL) throws {
    let shape = RecordShape("a line of a kit that 'spoor remedy' wrote", keys: [])
    let file = kit.appending(path: Self.fileName)
    let reader = try RecordReader(file, format: .jsonLines, shape: shape)
    while let record = try reader.next() {
      let line = Line(
        hash: try record.rowHash("row_hash"),
        turn: try record.int("turn"),
        record: record
      )
      if asked.updateValue(line, forKey: line.hash) == nil { lines.append(line) }
    }
  }

  /// Takes note of what a row of the dataset says, where it is among them.
  mutating func add(_ source: SourceRow, _ hash: RowHash, by finder: RunFinder) throws {
    guard let line = asked[hash], tasks[hash] == nil else { return }
    guard source.outputs.indices.contains(line.turn) else {
      throw damaged(line, "the row has no answer \(line.turn)")
    }
    let words = finder.starts(in: source.outputs[line.turn]) { _ in }
    tasks[hash] = SimplifyTask(source.row, hash: hash, turn: line.turn, words: words)
  }

  /// All of them, first to go first, once the dataset is read.
  ///
  /// - Throws: ``SpoorError`` where the list is not as it was written.
  func ordered(in manifest: RemedyManifest) throws -> [SimplifyTask] {
    let ordered = try lines.map { line in
      guard let task = tasks[line.hash] else {
        throw damaged(line, "the row \(line.hash.rawValue.prefix(12))… is not in the dataset")
      }
      return task
    }
    guard ordered.count == manifest.selected.distinct else {
      throw SpoorError(
        .badInput,
        "it names \(lines.count) different rows, and \(manifest.selected.distinct) were selected",
        at: SpoorError.Location(file: lines.last?.record.location.file ?? Self.fileName),
        remedy: "Make the kit again with 'spoor remedy'."
      )
    }
    return ordered
  }

  private func damaged(_ line: Line, _ problem: String) -> SpoorError {
    line.record.error(problem, remedy: "Make the kit again with 'spoor remedy'.")
  }
}
