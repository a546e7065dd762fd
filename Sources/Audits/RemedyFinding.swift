import Corpora
import DurableFiles
import Foundation
import PhraseIndex
import Remedies
import SpoorModel

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
  /// - Throws: ``SpoorError`` where the dataset is seen not to be what was audited: by its files' hashes
  ///   while the audit's index stands, else only by the number of rows and of places that hold the spans.
  init(_ traces: [Trace], in inputs: RemedyInputs) throws {
    let sought = try SoughtRuns(traces.map(\.span.text))
    self.inputs = inputs
    finder = sought.finder
    let scan = try DatasetScan(inputs.files, inputs.options, by: finder)
    (holdings, sources) = (scan.holdings, scan.sources)
    try Self.checkFiles(sources, in: inputs)
    let rows = holdings.numbers.count
    guard rows == inputs.rows else {
      throw Self.changed("it had \(inputs.rows) rows, and has \(rows)", in: inputs)
    }
    let held = zip(traces, sought.places).compactMap { trace, run in
      run.map { (trace: trace, run: $0) }
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

  /// Compares the files with those that the audit's index was made from, if it still stands.
  private static func checkFiles(
    _ sources: [RemedyManifest.Source],
    in inputs: RemedyInputs
  ) throws {
    // An index that is gone or damaged is no fault of the dataset; the counts are compared all the same.
    guard let index = inputs.index,
      let manifest = try? IndexManifest(of: URL(filePath: index))
    else { return }
    let hashes = Dictionary(grouping: manifest.sources, by: \.name)
    for source in sources {
      guard let known = hashes[source.name], !known.contains(where: { $0.sha256 == source.sha256 })
      else { continue }
      throw changed("\(source.name) is not the file that \(index) was made from", in: inputs)
    }
  }

  private static func changed(_ difference: String, in inputs: RemedyInputs) -> SpoorError {
    SpoorError(
      .badInput,
      "the dataset is not the one that was audited: \(difference)",
      at: SpoorError.Location(file: inputs.dataset.joined(separator: ", ")),
      remedy: "Restore the file, or run 'spoor audit' again and make the kit from that."
    )
  }
}
