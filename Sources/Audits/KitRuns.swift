import Corpora
import DurableFiles
import Foundation
import Remedies
import SpoorModel
import Words

/// The runs of a kit's spans in the dataset that it was made from.
struct KitRuns {
  /// What came of writing an arm.
  struct Outcome {
    var files: [DatasetCopies.Written]
    /// How many rows were changed, copies included.
    var rows: Int
    /// The words of their replaced answers, as they were before.
    var words: Int
    /// What became of each span.
    var fates: [PredictedSpan.Fate]
  }

  /// The rows that are to be shortened, first to go first.
  let tasks: [SimplifyTask]
  private let files: [URL]
  private let options: DatasetOptions
  private let finder: RunFinder
  /// The run of each span; `nil` where it has no words.
  private let spanRuns: [Int?]
  private let holdings: DatasetHoldings

  /// Reads the dataset again.
  ///
  /// - Throws: ``SpoorError`` where it is not what the kit was made from.
  init(_ spans: [PredictedSpan], _ asked: AskedRows, of manifest: RemedyManifest) throws {
    files = manifest.dataset.map { URL(filePath: $0.path) }
    options = DatasetOptions(shape: manifest.datasetFormat, fields: manifest.datasetFields)
    let sought = try SoughtRuns(spans.map(\.text))
    (spanRuns, finder) = (sought.places, sought.finder)
    var asked = asked
    let scan = try DatasetScan(files, options, by: sought.finder) { source, row in
      try asked.add(source, row.hash, by: sought.finder)
    }
    holdings = scan.holdings
    for (now, then) in zip(scan.sources, manifest.dataset) where now.sha256 != then.sha256 {
      throw SpoorError(
        .badInput,
        "the dataset is not the one that the kit was made from",
        at: SpoorError.Location(file: now.path),
        remedy: "Restore the file, or make the kit again with 'spoor remedy'."
      )
    }
    tasks = try asked.ordered(in: manifest)
  }

  /// The words of a text.
  func words(of text: String) -> Int { finder.starts(in: text) { _ in } }

  /// Writes the dataset with these rows' answers in place of their old ones.
  func write(_ rows: [SimplifiedRow], into folder: URL) throws -> Outcome {
    let byHash = Dictionary(uniqueKeysWithValues: rows.map { ($0.task.hash, $0) })
    var changed: [Int: SimplifiedRow] = [:]
    for (number, row) in holdings.rows.enumerated() {
      if let answer = byHash[row.hash], answer.after != answer.task.output {
        changed[number] = answer
      }
    }
    var freed = holdings.freed(without: Set(changed.keys))
    let arm = DatasetArm(
      ".",
      rows: Set(changed.keys),
      .saying { number, _ in
        changed[number].map { [$0.task.turn: $0.after] } ?? [:]
      }
    )
    let copies = DatasetCopies(of: files, options: options, numbers: holdings.numbers)
    let written = try copies.write([arm], into: folder) { source, number in
      guard let answer = changed[number] else { return }
      for (turn, text) in source.outputs.enumerated() {
        freed.subtract(finder.runs(in: turn == answer.task.turn ? answer.after : text))
      }
    }
    return Outcome(
      files: written.first ?? [],
      rows: holdings.count(of: changed.keys),
      words: changed.reduce(0) { $0 + $1.value.task.words * holdings.rows[$1.key].copies },
      fates: spanRuns.map { $0.map(freed.contains) ?? false ? .freed : .held }
    )
  }
}
