import Audits
import Foundation
import PhraseIndex

/// One line on standard error that tells how far the work has come; silent without a terminal.
final class ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var started = Date()

  /// Replaces the line.
  func show(_ text: String) {
    guard isShown else { return }
    Output.say("\r\u{1b}[K\(text.visible)")
  }

  /// Does something long, and removes the line before its result or error is printed.
  static func during<Result>(_ work: (ProgressLine) throws -> Result) rethrows -> Result {
    let line = ProgressLine()
    defer { line.show("") }
    return try work(line)
  }

  /// Shows how far a build has come.
  func show(_ progress: IndexBuilder.Progress) {
    switch progress {
    case .rows(let rows, _, _):
      let rate = Double(rows) / max(Date().timeIntervalSince(started), 0.001)
      show("indexing: \(rows) rows, \(Int(rate)) a second")
    case .merging: show("indexing: finishing")
    case .sorting(let words): show("indexing: sorting \(words) words")
    }
  }

  /// Shows the stage of an audit.
  func show(_ stage: Audit.Stage) {
    switch stage {
    case .indexing(let progress): show(progress)
    case .reading: show("reading responses")
    case .tracing(let model): show("tracing \(model)")
    case .writing: show("writing")
    }
  }
}
