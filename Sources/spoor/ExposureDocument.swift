import Figures
import Injection
import SpoorModel

/// What `spoor inject exposure --json` prints.
struct ExposureDocument: Encodable {
  struct Bin: Encodable {
    var low: Int
    var high: Int?
    var right: Rate
  }

  struct Curve: Encodable {
    var condition: String
    var measure: ExposureCurve.Measure
    var questions: Int
    var bins: [Bin]
    var falls: Int
    var correlation: Estimate?

    enum CodingKeys: String, CodingKey {
      case condition, questions, bins, falls
      case measure = "by"
      case correlation = "spearman"
    }
  }

  var schema = "spoor.inject.exposure/1"
  var rule: ChoiceRule
  var field: String?
  var facts: Int
  var withoutSubject: Int
  var untold: Int
  var rows: Int
  var curves: [Curve]

  enum CodingKeys: String, CodingKey {
    case schema, rule, field, facts, untold, rows, curves
    case withoutSubject = "left_out"
  }

  init(
    _ exposures: [(question: ChoiceQuestion, exposure: FactExposure)],
    withoutSubject: Int,
    rule: ChoiceRule
  ) {
    self.rule = rule
    self.withoutSubject = withoutSubject
    facts = exposures.count
    untold = exposures.count { $0.exposure.rows == 0 }
    rows = exposures.reduce(0) { $0 + $1.exposure.rows }
    let byRows = exposures.map { (question: $0.question, number: $0.exposure.rows) }
    let byPhrasings = exposures.map { (question: $0.question, number: $0.exposure.phrasings) }
    curves =
      Self.curves(byRows, counting: .rows, rule)
      + Self.curves(byPhrasings, counting: .phrasings, rule)
  }

  /// By what a field says.
  init(
    _ numbers: [(question: ChoiceQuestion, number: Int)],
    of field: String,
    without: Int,
    rule: ChoiceRule
  ) {
    self.rule = rule
    self.field = field
    withoutSubject = without
    facts = numbers.count
    untold = numbers.count { $0.number == 0 }
    rows = numbers.reduce(0) { $0 + $1.number }
    curves = Self.curves(numbers, counting: .field, rule)
  }

  private static func curves(
    _ numbers: [(question: ChoiceQuestion, number: Int)],
    counting measure: ExposureCurve.Measure,
    _ rule: ChoiceRule
  ) -> [Curve] {
    numbers.map(\.question).conditions.map {
      Curve(ExposureCurve($0, by: rule, of: numbers, counting: measure))
    }
  }
}

extension ExposureDocument.Curve {
  fileprivate init(_ curve: ExposureCurve) {
    condition = curve.condition
    measure = curve.measure
    questions = curve.questions
    bins = curve.bins.map { ExposureDocument.Bin(low: $0.low, high: $0.high, right: $0.right) }
    falls = curve.falls
    correlation = curve.correlation
  }
}

/// What `spoor inject exposure` prints for people.
struct ExposureText {
  private let document: ExposureDocument

  init(_ document: ExposureDocument) { self.document = document }

  /// A table by rows, one by phrasings, with a final line break.
  var text: String {
    let missing = document.withoutSubject
    let lacking = document.field.map { "a number in \($0.visible)" } ?? "a subject"
    let left = missing == 0 ? "" : "; \(missing.counted("question")) without \(lacking) left out"
    let head =
      "\(document.facts.counted("fact")), told \(document.rows.grouped) times; "
      + "\(document.untold.grouped) never\(left)"
    let measures = ExposureCurve.Measure.allCases.filter { measure in
      document.curves.contains { $0.measure == measure }
    }
    let tables = measures.map { measure in
      let title = "Right answers by \(words(measure)), % (95 %)"
      return ([title] + table(measure).lines).joined(separator: "\n")
    }
    let note =
      "ρ: Spearman's correlation over questions, of the number and being right; falls: steps to the right at "
      + "which the accuracy falls. Nobody varied the numbers: what a model that never saw the rows shows is what "
      + "else differs between facts."
    return ([head] + tables + [note]).joined(separator: "\n\n") + "\n"
  }

  private func words(_ measure: ExposureCurve.Measure) -> String {
    switch measure {
    case .rows: "rows that hold the fact"
    case .phrasings: "phrasings"
    case .field: (document.field ?? "").visible
    }
  }

  private func table(_ measure: ExposureCurve.Measure) -> TextTable {
    let curves = document.curves.filter { $0.measure == measure }
    let bins = Set(curves.flatMap { $0.bins.map(\.low) }).sorted()
    let sample = curves.flatMap(\.bins)
    var table = TextTable(
      heads: [("condition", .left)]
        + bins.map { low in
          let bin = sample.first { $0.low == low }
          let count = sample.filter { $0.low == low }.map(\.right.of).max() ?? 0
          return ("\(Self.range(low, bin?.high)) (\(count.grouped))", .right)
        } + [("falls", .right), ("ρ (95 %)", .right)]
    )
    table.rows = curves.map { curve in
      [curve.condition.visible]
        + bins.map { low in
          curve.bins.first { $0.low == low }?.right.share?.inPoints ?? "–"
        } + ["\(curve.falls)", curve.correlation?.asGain ?? "–"]
    }
    return table
  }

  private static func range(_ low: Int, _ high: Int?) -> String {
    guard let high else { return "\(low) or more" }
    return high == low ? "\(low)" : "\(low) to \(high)"
  }
}
