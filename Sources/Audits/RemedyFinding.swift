import Corpora
import DurableFiles
import Foundation
import Remedies
import SpoorModel
import Words

/// Spans with the rows of the dataset that hold their runs.
struct RemedyFinding {
  let traces: [Trace]
  let inputs: RemedyInputs
  let finder: RunFinder
  /// The run of each trace, as its place in the finder's table.
  let runs: [Int]
  let holdings: DatasetHoldings
  /// The dataset's files with their rows.
  let sources: [RemedyManifest.Source]

  /// Reads the dataset once.
  ///
  /// - Throws: ``SpoorError`` where the dataset is not what was audited.
  init(_ traces: [Trace], in inputs: RemedyInputs) throws {
    let scanner = try WordScanner()
    let words = traces.map { scanner.words(of: $0.span.text).map(\.text) }
    let table = RunTable(words)
    let places = Dictionary(uniqueKeysWithValues: zip(table.runs, 0...))
    self.inputs = inputs
    finder = RunFinder(table, by: scanner)
    let scan = try DatasetScan(inputs.files, inputs.options, by: finder)
    (holdings, sources) = (scan.holdings, scan.sources)
    let rows = holdings.numbers.count
    guard rows == inputs.rows else {
      throw Self.changed("it had \(inputs.rows) rows, and has \(rows)", in: inputs)
    }
    // A span without words has no run, and is never held.
    let held = zip(traces, words).compactMap { trace, words in
      places[words].map { (trace: trace, run: $0) }
    }
    self.traces = held.map(\.trace)
    runs = held.map(\.run)
    for (trace, run) in held where trace.occurrences != holdings.starts(of: run) {
      let found = holdings.starts(of: run)
      throw Self.changed(
        "\"\(trace.span.text)\" stood in \(trace.occurrences) places of its outputs, and stands in \(found)",
        in: inputs
      )
    }
  }

  /// How many spans have each run.
  var spans: [Int] {
    var spans = Array(repeating: 0, count: finder.table.runs.count)
    for run in runs { spans[run] += 1 }
    return spans
  }

  /// How many spans have one of these runs.
  func spanCount(of freed: Set<Int>) -> Int { runs.count { freed.contains($0) } }

  private static func changed(_ difference: String, in inputs: RemedyInputs) -> SpoorError {
    SpoorError(
      .badInput,
      "the dataset is not the one that was audited: \(difference)",
      at: SpoorError.Location(file: inputs.dataset.joined(separator: ", ")),
      remedy: "Restore the file, or run 'spoor audit' again and make the kit from that."
    )
  }
}
