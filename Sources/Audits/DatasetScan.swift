import Corpora
import DurableFiles
import Foundation
import Remedies
import SpoorModel

/// One pass over a dataset: which rows hold which runs, and what its files are.
struct DatasetScan {
  private(set) var holdings: DatasetHoldings
  let sources: [RemedyManifest.Source]

  /// Reads the dataset; `visit` is shown each row as it comes.
  init(
    _ files: [URL],
    _ options: DatasetOptions,
    by finder: RunFinder,
    visit: (SourceRow, DatasetHoldings.Row) throws -> Void = { _, _ in }
  ) throws {
    var holdings = DatasetHoldings(runs: finder.table.runs.count)
    var rows = Array(repeating: 0, count: files.count)
    let reader = DatasetReader(files: files, options: options)
    while let source = try reader.nextSource() {
      let number = holdings.add(source.row, by: finder)
      try visit(source, holdings.rows[number])
      rows[source.file] += 1
    }
    self.holdings = holdings
    sources = try zip(files, rows).map { file, rows in
      RemedyManifest.Source(
        name: file.lastPathComponent,
        path: file.path,
        sha256: try SHA256.hash(ofFile: file),
        rows: rows
      )
    }
  }
}
