import Foundation
import Remedies

/// What the program says of a kit that it has made.
struct RemedyText {
  let text: String

  init(_ manifest: RemedyManifest) {
    let (selected, spans) = (manifest.selected, manifest.spans)
    let all = manifest.dataset.reduce(0) { $0 + $1.rows }
    let share = 100 * Double(selected.rows) / Double(max(1, all))
    var lines = [
      "\(manifest.model) of \(manifest.audit): \(spans.borrowed.counted("\(manifest.provenance) span")).",
      "Selected: \(selected.rows.counted("row")) of \(all.grouped) "
        + "(\(String(format: "%.1f", share)) %; \(selected.distinct.grouped) without copies; --select "
        + "\(manifest.select.rawValue)). Without them \(spans.predicted.grouped) of the "
        + "\(spans.borrowed.grouped) spans (\(spans.predictedRuns.counted("different phrase"))) stand in no "
        + "training row any more; the rows need not be wrong.",
    ]
    lines += Self.phrases(spans) + Self.budgets(manifest)
    if manifest.provenance != "borrowed" {
      lines.append(
        "Lift is unknown in this audit, so these spans are only present in the rows: nothing says that "
          + "tuning made them likelier."
      )
    }
    lines += ["", Self.table(manifest.arms), ""]
    lines += manifest.unmatched.map { arm, gap in
      "\(arm.name) is not of the same length (\(String(format: "%+.0f", 100 * gap)) % of the words): too few long "
        + "rows are left. What a shorter dataset changes cannot be told from what these rows change; "
        + "select fewer (--share)."
    }
    lines.append(
      manifest.draws > 0
        ? "Retraining changes answers by itself: compare each arm with its controls, over several seeds."
        : "Retraining changes answers by itself: without random rows (--draws) nothing will show that it "
          + "was these."
    )
    text = lines.map { $0 + "\n" }.joined()
  }

  /// The phrases that most of the spans are: they come and go together.
  private static func phrases(_ spans: RemedyManifest.Spans) -> [String] {
    guard !spans.mostPredicted.isEmpty else { return [] }
    let named = spans.mostPredicted.map {
      "\"\($0.text.visible)\" (\($0.spans.counted("span")), \($0.rows.counted("row")))"
    }
    return ["Most of them: \(named.joined(separator: ", "))."]
  }

  /// What a smaller or a larger budget would free.
  private static func budgets(_ manifest: RemedyManifest) -> [String] {
    let points = manifest.budgets.map {
      "\(Int((100 * $0.share).rounded())) %: \($0.frees.grouped)"
    }
    guard !points.isEmpty else { return [] }
    return ["Spans freed by share of rows: \(points.joined(separator: ", "))."]
  }

  private static func table(_ arms: [RemedyManifest.Arm]) -> String {
    let width = max(3, arms.map(\.name.count).max() ?? 0)
    let head =
      "arm".padding(toLength: width, withPad: " ", startingAt: 0)
      + "          rows         words   spans freed"
    let rows = arms.map { arm in
      arm.name.padding(toLength: width, withPad: " ", startingAt: 0)
        + [(arm.rows, 14), (arm.words, 14), (arm.frees, 14)].map { number, columns in
          let digits = number.grouped
          return String(repeating: " ", count: max(1, columns - digits.count)) + digits
        }.joined()
    }
    return ([head] + rows).joined(separator: "\n")
  }
}
