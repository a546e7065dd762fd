import Figures
import Injection
import SpoorModel

/// What `spoor inject compare` prints for people.
struct InjectionText {
  private let document: InjectionDocument

  init(_ document: InjectionDocument) { self.document = document }

  /// The tables by setting, then the curves, with a final line break.
  var text: String {
    var parts = document.settings.flatMap(setting)
    if !document.means.isEmpty { parts.append(means) }
    parts += document.retrieved.map { curve($0, of: .retrieved) }
    parts += document.paraphrases.map { curve($0, of: .paraphrases) }
    if document.settings.contains(where: { !$0.all.pairs.isEmpty }) {
      parts.append(
        "Gain: (accuracy − the other's) / the other's, its interval from drawing questions; p: McNemar's "
          + "exact test. Options are chosen \(document.rule.chosenBy)."
      )
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: - Settings

  private func setting(_ setting: InjectionDocument.Setting) -> [String] {
    guard !setting.all.arms.isEmpty else { return [] }
    let name = setting.setting.isEmpty ? "" : "\(setting.setting.visible): "
    let left = setting.all.incomplete
    let note = left == 0 ? "" : "; \(left.grouped) scored under some arms alone are left out"
    let head = "\(name)\(setting.all.questions.counted("question"))\(note)"
    var parts = [([head] + arms(setting).lines).joined(separator: "\n")]
    guard !setting.all.pairs.isEmpty else { return parts }
    parts.append(pairs(setting.all).lines.joined(separator: "\n"))
    for group in setting.groups {
      let field = "\(document.field ?? "") \(group.value ?? "–")".visible
      let head = "\(name)\(field), \(group.questions.counted("question"))"
      parts.append(([head] + pairs(group).lines).joined(separator: "\n"))
    }
    return parts
  }

  /// The arms' accuracies, of all questions and by field.
  private func arms(_ setting: InjectionDocument.Setting) -> TextTable {
    var table = TextTable(
      heads: [("", .left), ("", .left), ("right, % (95 %)", .right)]
        + setting.groups.map { (($0.value ?? "–").visible, .right) }
        + [("guessing", .right), ("p", .right)]
    )
    table.rows = setting.all.arms.map { arm in
      [arm.arm.words, arm.name.visible, arm.right.share?.inPoints ?? "–"]
        + setting.groups.map { group in
          group.arms.first { $0.arm == arm.arm }?.right.share?.inPoints ?? "–"
        } + [
          arm.guessing.map(StatementText.points) ?? "–", arm.pValue.map(\.asChance) ?? "–",
        ]
    }
    return table
  }

  private func pairs(_ comparison: InjectionDocument.Comparison) -> TextTable {
    var table = TextTable(heads: [
      ("", .left), ("points (95 %)", .right), ("gain (95 %)", .right), ("gained", .right),
      ("lost", .right), ("p", .right),
    ])
    table.rows = comparison.pairs.map { pair in
      [
        "\(pair.arm.words) against \(pair.reference.words)", pair.difference?.inPoints ?? "–",
        pair.gain?.asGain ?? "–", pair.gained.grouped, pair.lost.grouped, pair.pValue.asChance,
      ]
    }
    return table
  }

  private var means: String {
    var table = TextTable(heads: [("", .left), ("mean gain (95 %)", .right)])
    table.rows = document.means.map {
      ["\($0.arm.words) against \($0.reference.words)", $0.gain.asGain]
    }
    let settings = document.means.map(\.settings).max() ?? 0
    return (["Mean over \(settings.counted("setting"))"] + table.lines).joined(separator: "\n")
  }

  // MARK: - Curves

  private enum Kind {
    case retrieved
    case paraphrases

    var words: String {
      switch self {
      case .retrieved: "By the number of retrieved passages"
      case .paraphrases: "By the number of paraphrases tuned on"
      }
    }
  }

  private func curve(_ curve: InjectionDocument.Curve, of kind: Kind) -> String {
    let name = curve.setting.isEmpty ? "" : "\(curve.setting.visible): "
    let head = "\(name)\(kind.words), \(curve.questions.counted("question"))"
    var table = TextTable(heads: [
      ("number", .right), ("", .left), ("right, % (95 %)", .right), ("best in", .right),
    ])
    table.rows = curve.points.map { point in
      [
        "\(point.number)", point.name.visible, point.right.share?.inPoints ?? "–",
        StatementText.percent(point.best),
      ]
    }
    let steps = curve.points.count - 1
    let correlation =
      curve.correlation.map { "ρ \($0.asGain)" }
      ?? (curve.points.count > 2 ? "ρ undefined" : "ρ of two numbers says nothing")
    let lines = [
      "Greatest less least: \(curve.spread.inPoints) points; \(StatementText.points(curve.spreadByChance)) "
        + "if the number made no difference (\(StatementText.chance(curve.spreadP))): the greatest of "
        + "noisy accuracies is too high, and drawing questions anew adds to it.",
      "\(correlation); the accuracy falls at \(curve.falls) of \(steps.counted("step")).",
    ]
    return ([head] + table.lines + lines).joined(separator: "\n")
  }
}

extension InjectionArm {
  /// How tables call it.
  var words: String {
    switch self {
    case .base: "base"
    case .tuned: "tuned"
    case .baseRetrieval: "base + retrieval"
    case .tunedRetrieval: "tuned + retrieval"
    }
  }
}

extension ChoiceRule {
  fileprivate var chosenBy: String {
    switch self {
    case .sum: "by the sum of log-probabilities"
    case .perToken: "by the mean a token"
    case .perCharacter: "by the mean a character"
    }
  }
}

extension Estimate {
  /// A number with three digits and its interval: `0.819 (0.701, 0.954)`.
  var asGain: String {
    func shown(_ value: Double) -> String { StatementText.fixed(value, digits: 3) }
    guard let low, let high else { return shown(value) }
    return "\(shown(value)) (\(shown(low)), \(shown(high)))"
  }
}
