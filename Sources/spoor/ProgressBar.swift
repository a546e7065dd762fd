import Foundation
import PhraseIndex

/// How far a build has come, as one line.
struct ProgressBar {
  /// The columns that the line may take.
  var columns: Int

  private static let widest = 30
  private static let narrowest = 8
  /// What is left is not guessed from less than this.
  private static let leastSeconds = 0.8

  /// The line of a build that began `seconds` ago.
  func line(_ progress: IndexBuilder.Progress, after seconds: Double) -> String {
    switch progress {
    case .rows(let rows, let bytes, let total): reading(rows, share(bytes, of: total), seconds)
    case .sorting(let words): "sorting \(words.grouped) words …"
    case .merging: "finishing the full-text index …"
    }
  }

  /// How many responses are done `seconds` after so many were, and what is left.
  static func responses(_ done: Int, of all: Int, since first: Int, after seconds: Double) -> String
  {
    Self.done(done, of: all, "responses", since: first, after: seconds)
  }

  /// The same of anything.
  static func done(
    _ done: Int,
    of all: Int,
    _ things: String,
    since first: Int,
    after seconds: Double
  ) -> String {
    let figures = "\(done.grouped) of \(all.grouped) \(things)"
    guard seconds >= leastSeconds, done > first, done < all else { return figures }
    return "\(figures)  \(span(seconds * Double(all - done) / Double(done - first))) left"
  }

  private func share(_ bytes: Int, of total: Int) -> Double {
    total > 0 ? min(1, Double(bytes) / Double(total)) : 1
  }

  private func reading(_ rows: Int, _ share: Double, _ seconds: Double) -> String {
    let percent = "\(Int(100 * share))"
    let rate = Int(Double(rows) / max(seconds, 0.001))
    var parts = [
      String(repeating: " ", count: 3 - percent.count) + "\(percent) %", "\(rows.grouped) rows",
      "\(rate.grouped) a second",
    ]
    if seconds >= Self.leastSeconds, share > 0.005, share < 1 {
      parts.append("\(Self.span(seconds * (1 - share) / share)) left")
    }
    let figures = parts.joined(separator: "  ")
    let room = min(Self.widest, columns - "reading  ".count - figures.count - 1)
    guard room >= Self.narrowest else { return "reading \(figures)" }
    let full = Int((Double(room) * share).rounded())
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: room - full)
    return "reading \(bar) \(figures)"
  }

  private static func span(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    switch seconds {
    case ..<100: return "\(seconds) s"
    case ..<6000: return "\((seconds + 30) / 60) min"
    default: return "\((seconds + 1800) / 3600) h"
    }
  }
}
