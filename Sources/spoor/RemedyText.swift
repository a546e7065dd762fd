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
        + "(\(String(format: "%.1f", share)) %, \(manifest.select.rawValue); "
        + "\(selected.distinct.grouped) that differ). Without them \(spans.predicted.grouped) of the "
        + "\(spans.borrowed.grouped) spans stand in no training row any more.",
    ]
    if manifest.provenance != "borrowed" {
      lines.append(
        "Lift is unknown in this audit, so these spans are only present in the rows: nothing says that "
          + "tuning made them likelier."
      )
    }
    lines += ["", Self.table(manifest.arms), ""]
    lines.append(
      "Retraining changes answers by itself: compare each arm with its controls, over several seeds."
    )
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func table(_ arms: [RemedyManifest.Arm]) -> String {
    let width = max(3, arms.map(\.name.count).max() ?? 0)
    let head =
      "arm".padding(toLength: width, withPad: " ", startingAt: 0)
      + "  rows changed   their words   spans freed"
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
