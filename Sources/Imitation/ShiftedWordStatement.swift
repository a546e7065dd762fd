import Figures
import SpoorModel

/// What shifted words show of copying, in plain words: never a share without its control.
struct ShiftedWordStatement {
  let shifted: ShiftedWordFigures.Kind
  let inDoubtedSpans: ShiftedWordFigures.Kind

  /// The finding over all responses, then within doubted spans.
  var sentence: String {
    let all = finding(shifted, within: "")
    guard inDoubtedSpans.words.inRuns.of > 0 else { return all }
    return all + " " + finding(inDoubtedSpans, within: " in doubted spans")
  }

  private func finding(_ kind: ShiftedWordFigures.Kind, within place: String) -> String {
    let rate = kind.words.inRuns
    guard let share = rate.share, let control = kind.unshifted.inRuns.share,
      let difference = kind.lessUnshifted.inRuns, difference.low != nil
    else {
      return
        "Of words that tuning shifted\(place) nothing is estimable: they stand in too few responses."
    }
    let start =
      "Of \(Self.count(rate.of)) words\(place) that tuning shifted \(StatementText.percent(share.value)) stand "
      + "within a run of \(WordCoverage.runLength) words that an output holds, of those that it did not "
      + "shift \(StatementText.percent(control.value)): "
    return start + verdict(difference)
  }

  /// With its thousands apart.
  private static func count(_ number: Int) -> String {
    guard number >= 1000 else { return String(number) }
    let rest = String(number % 1000)
    return "\(count(number / 1000)),\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }

  private func verdict(_ difference: Estimate) -> String {
    let points = StatementText.points(difference.size.value)
    let interval = "(\(StatementText.interval(difference.size)))"
    guard difference.excludesZero else {
      return
        "the difference of \(StatementText.points(difference.value)) points is not significant "
        + "(\(StatementText.interval(difference)))."
    }
    return difference.value > 0
      ? "\(points) points more \(interval)."
      : "\(points) points fewer \(interval), so nothing shows that these were copied more than the rest."
  }
}
