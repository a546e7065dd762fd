import Figures
import SpoorModel

/// Whether it was the rows, in plain words.
struct FallStatement {
  private let fall: PredictedFall

  init(_ fall: PredictedFall) { self.fall = fall }

  var text: String {
    let treated = fall.treated
    guard let gone = treated.gone else {
      return
        "\(fall.action): not estimable, the spans of \(fall.before) that were predicted to fall stand "
        + "under \(treated.prompts) of the prompts that all answered (at least \(ComparedPrompts.needed))."
    }
    let spans =
      "Of the \(treated.spans) spans of \(fall.before) predicted to fall (under \(treated.prompts) prompts, \(phrases))"
    let said =
      "\(spans), \(StatementText.percent(gone.value)) are said no more (\(names(treated)))"
    return [
      said + comparison,
      fewPhrases,
      unpredicted,
      ChangeStatement.oneRun(
        of: [treated, fall.control].compactMap { $0 }.filter { $0.models.count == 1 }
          .flatMap(\.models).map { "of \($0)" }
      ),
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// The same spans without random rows: any training anew changes answers.
  private var comparison: String {
    guard let control = fall.control else {
      guard fall.action != RemedyManifest.Action.simplify.rawValue else {
        return
          ". Any training anew changes answers, and a kit has no random arm of shortened answers: "
          + "this tells what became of the spans, never that it was the rows."
      }
      return
        ". Any training anew changes answers: nothing shows that it was the rows: no random-removal "
        + "arm was audited."
    }
    guard let gone = control.gone, let difference = fall.difference, let signs = fall.signs else {
      return "; the random-removal arm: not estimable."
    }
    let told =
      ", \(StatementText.percent(gone.value)) with random rows treated alike (\(names(control))): "
    let tests =
      "(\(StatementText.interval(fall.isClear ? difference.size : difference))\(overPhrases); more under \(signs.more) prompts, fewer under "
      + "\(signs.fewer), sign test \(StatementText.chance(signs.p)))"
    let points = StatementText.points(difference.size.value)
    guard fall.isClear else {
      return "\(told)a difference of \(StatementText.points(difference.value)) points that is not "
        + "significant \(tests): nothing shows that it was the rows."
    }
    return difference.isLess
      ? "\(told)\(points) points fewer \(tests): nothing shows that it was the rows."
      : "\(told)\(points) points more \(tests): treating these rows did more than treating random ones."
  }

  private var phrases: String {
    fall.phrases == 1 ? "all one phrase" : "\(fall.phrases) different phrases"
  }

  /// The interval with phrases as units.
  private var overPhrases: String {
    guard let estimate = fall.differenceByPhrase else { return "" }
    let shown = fall.isClear ? estimate.size : estimate
    guard let low = shown.low, let high = shown.high else { return "" }
    return ", over phrases \(StatementText.points(low)) to \(StatementText.points(high))"
  }

  /// Spans of one phrase are no several findings.
  private var fewPhrases: String? {
    guard fall.difference != nil, fall.differenceByPhrase == nil else { return nil }
    return "Spans of one phrase come and go together: of so few phrases the interval says too much."
  }

  private var unpredicted: String? {
    guard let gone = fall.unpredicted.gone else { return nil }
    let control = fall.unpredictedControl?.gone.map {
      ", \(StatementText.percent($0.value)) with random rows"
    }
    return "Of the \(fall.unpredicted.spans) borrowed spans that were not predicted to fall, "
      + "\(StatementText.percent(gone.value)) are said no more\(control ?? "")."
  }

  /// The runs, and how far they lie apart.
  private func names(_ fate: PredictedFall.Fate) -> String {
    let names = fate.models.joined(separator: ", ")
    guard let range = fate.range, let least = range.first, let most = range.last else {
      return names
    }
    return "\(names); \(StatementText.points(least)) to \(StatementText.points(most)) by run"
  }
}
