import Injection
import SpoorModel

/// What `spoor inject compare --json` prints.
struct InjectionDocument: Encodable {
  struct Arm: Encodable {
    var arm: InjectionArm
    var name: String
    var right: Rate
    var guessing: Double?
    var isAbove: Bool?
    var pValue: Double?

    enum CodingKeys: String, CodingKey {
      case arm, name, right, guessing
      case isAbove = "above_guessing"
      case pValue = "p_of_guessing"
    }
  }

  struct Pair: Encodable {
    var arm: InjectionArm
    var reference: InjectionArm
    var gain: Estimate?
    var difference: Estimate?
    var gained: Int
    var lost: Int
    var pValue: Double

    enum CodingKeys: String, CodingKey {
      case arm, gained, lost, difference
      case reference = "less"
      case gain = "relative_gain"
      case pValue = "p_mcnemar"
    }
  }

  struct Comparison: Encodable {
    var value: String?
    var questions: Int
    var incomplete: Int
    var arms: [Arm]
    var pairs: [Pair]
  }

  struct Setting: Encodable {
    var setting: String
    var all: Comparison
    var groups: [Comparison]
  }

  struct Mean: Encodable {
    var arm: InjectionArm
    var reference: InjectionArm
    var settings: Int
    var gain: Estimate

    enum CodingKeys: String, CodingKey {
      case arm, settings
      case reference = "less"
      case gain = "mean_relative_gain"
    }
  }

  struct Curve: Encodable {
    struct Point: Encodable {
      var number: Int
      var name: String
      var right: Rate
      var best: Double

      enum CodingKeys: String, CodingKey {
        case number, name, right
        case best = "best_in_drawings"
      }
    }

    var setting: String
    var questions: Int
    var incomplete: Int
    var points: [Point]
    var spread: Estimate
    var spreadByChance: Double
    var spreadP: Double
    var correlation: Estimate?
    var falls: Int

    enum CodingKeys: String, CodingKey {
      case setting, questions, incomplete, points, spread, falls
      case spreadByChance = "spread_by_chance"
      case spreadP = "p_spread"
      case correlation = "spearman"
    }
  }

  var schema = "spoor.inject.compare/1"
  var rule: ChoiceRule
  var field: String?
  var settings: [Setting]
  var means: [Mean]
  var retrieved: [Curve]
  var paraphrases: [Curve]
}

extension InjectionDocument {
  init(
    _ grid: InjectionGrid,
    retrieved: [Curve],
    paraphrases: [Curve],
    rule: ChoiceRule,
    field: String?
  ) {
    self.rule = rule
    self.field = field
    settings = grid.settings.map { setting in
      Setting(
        setting: setting.name,
        all: Comparison(setting.all, value: nil),
        groups: setting.groups.map { Comparison($0.comparison, value: $0.value) }
      )
    }
    means = grid.means.map {
      Mean(arm: $0.arm, reference: $0.reference, settings: $0.settings, gain: $0.gain)
    }
    self.retrieved = retrieved
    self.paraphrases = paraphrases
  }
}

extension InjectionDocument.Comparison {
  fileprivate init(_ comparison: InjectionComparison, value: String?) {
    self.value = value
    questions = comparison.questions
    incomplete = comparison.incomplete
    arms = comparison.arms.map {
      InjectionDocument.Arm(
        arm: $0.arm,
        name: $0.name,
        right: $0.right,
        guessing: $0.test?.guessing,
        isAbove: $0.test?.isAbove,
        pValue: $0.test?.pValue
      )
    }
    pairs = comparison.pairs.map {
      InjectionDocument.Pair(
        arm: $0.arm,
        reference: $0.reference,
        gain: $0.gain,
        difference: $0.difference,
        gained: $0.gained,
        lost: $0.lost,
        pValue: $0.pValue
      )
    }
  }
}

extension InjectionDocument.Curve {
  init(_ curve: NumberedCurve, setting: String) {
    self.setting = setting
    questions = curve.questions
    incomplete = curve.incomplete
    points = curve.points.map {
      Point(number: $0.number, name: $0.arm, right: $0.right, best: $0.best)
    }
    spread = curve.spread
    spreadByChance = curve.spreadByChance
    spreadP = curve.spreadP
    correlation = curve.correlation
    falls = curve.falls
  }
}
