import Corpora
import Foundation
import PhraseIndex

/// What `spoor index --count` prints: a line for each file, as soon as the file is counted.
struct IndexCounting {
  private let counter: DatasetCounter

  /// Counts files as they are to be read.
  init(options: DatasetOptions) { counter = DatasetCounter(options: options) }

  /// Counts the files and writes their lines.
  func write(_ files: [URL]) throws {
    var skipped = SkippedLines()
    for file in files {
      let counted = try ProgressLine.during { line in
        try counter.count(file) { line.show($0) }
      }
      try Output.writeLines([counted.count])
      skipped.append(counted.skipped)
    }
    for line in skipped.lines(of: "row") { Output.note(line) }
  }
}
