import Foundation
import PhraseIndex

/// Builds an index by a library call, from files to the last fsync.
struct BuildWork {
  var index: URL
  var dataset: [URL]

  func run() throws {
    let elapsed = try ContinuousClock().measure {
      _ = try IndexBuilder(into: index).build(from: dataset, mode: .rebuilding)
    }
    try Figures(seconds: Double(elapsed.nanoseconds) / 1e9).write()
  }
}

/// Opens an index and answers one query.
struct OpenWork {
  var index: URL
  var phrase: String

  func run() throws {
    var found = 0
    let elapsed = try ContinuousClock().measure {
      found = try PhraseIndex(at: index).trace(phrase, TraceScope(rows: 10)).occurrences
    }
    try Figures(seconds: Double(elapsed.nanoseconds) / 1e9, answers: [found]).write()
  }
}
