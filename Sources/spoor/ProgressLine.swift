import Audits
import Foundation
import PhraseIndex

/// One line on standard error that tells how far the work has come; silent without a terminal.
final class ProgressLine {
  /// A line is replaced at most this often, so that it can be read and nothing flickers.
  private static let leastInterval = 0.1

  private let isShown = Output.isErrorTerminal
  private let started = Date()
  private var lastShown: Date?
  /// The stage, when it began, and how much of it an earlier run had done.
  private var stage = (name: "", started: Date(), done: 0)

  /// Replaces the line, unless it was replaced just now.
  func show(_ text: String) {
    let now = Date()
    guard isShown, now.timeIntervalSince(lastShown ?? .distantPast) >= Self.leastInterval else {
      return
    }
    showNow(text)
    lastShown = now
  }

  /// Replaces the line by that of a new stage.
  private func showNow(_ text: String) {
    guard isShown else { return }
    let columns = Output.columns(of: STDERR_FILENO) ?? Output.usualColumns
    // Written before the rest is cleared: a line that is cleared first flickers. The last column stays
    // empty, for a line that fills it may be wrapped.
    Output.say("\r\(text.visible.cut(toColumns: columns - 1))\u{1b}[K")
  }

  /// Does something long, and removes the line before its result or error is printed.
  static func during<Result>(_ work: (ProgressLine) throws -> Result) rethrows -> Result {
    let line = ProgressLine()
    defer { if line.isShown { Output.clearLine() } }
    return try work(line)
  }

  /// The same for what waits for others meanwhile.
  static func whileWaiting<Result>(
    _ work: (ProgressLine) async throws -> Result
  ) async rethrows -> Result {
    let line = ProgressLine()
    defer { if line.isShown { Output.clearLine() } }
    return try await work(line)
  }

  /// Shows how many of all things are done, and how long the rest may take.
  func show(_ action: String, _ done: Int, of all: Int, _ things: String) {
    if action != stage.name { stage = (action, Date(), done) }
    let seconds = Date().timeIntervalSince(stage.started)
    let line = ProgressBar.done(done, of: all, things, since: stage.done, after: seconds)
    show("\(action)  \(line)")
  }

  /// Shows how far a build has come.
  func show(_ progress: IndexBuilder.Progress) {
    let columns = Output.columns(of: STDERR_FILENO) ?? Output.usualColumns
    let bar = ProgressBar(columns: columns - 1)
    let text = bar.line(progress, after: Date().timeIntervalSince(started))
    if case .rows = progress { show(text) } else { showNow(text) }
  }

  /// Shows how many of a model's responses are done, and how long the rest may take.
  private func show(_ action: String, _ model: String, _ done: Int, of all: Int) {
    let stage = "\(action) \(model)"
    if stage != self.stage.name { self.stage = (stage, Date(), done) }
    let seconds = Date().timeIntervalSince(self.stage.started)
    let line = ProgressBar.responses(done, of: all, since: self.stage.done, after: seconds)
    show("\(stage)  \(line)")
  }

  /// Shows the stage of making a kit.
  func show(_ stage: StoredAudit.RemedyStage) {
    switch stage {
    case .reading: showNow("reading the dataset")
    case .writing: showNow("writing the arms")
    }
  }

  /// Shows the stage of an audit.
  func show(_ stage: Audit.Stage) {
    switch stage {
    case .indexing(let progress): show(progress)
    case .reading: showNow("reading responses")
    case .measuring(let model, let done, let all): show("measuring", model, done, of: all)
    case .tracing(let model, let done, let all): show("tracing", model, done, of: all)
    case .writing: showNow("writing")
    }
  }
}
