import Figures
import Injection
import SpoorModel

/// What `spoor inject judge --json` prints.
struct JudgeDocument: Encodable {
  struct Cell: Encodable {
    var aspect: JudgedAspect
    var mean: Estimate?
    var rated: Int
    var notApplicable: Int
    var offScale: Int

    enum CodingKeys: String, CodingKey {
      case aspect, mean, rated
      case notApplicable = "not_applicable"
      case offScale = "off_scale"
    }
  }

  struct Model: Encodable {
    var model: String
    var answers: Int
    var unreadable: Int
    var aspects: [Cell]
  }

  struct Comparison: Encodable {
    var model: String
    var reference: String
    var aspect: JudgedAspect
    var prompts: Int
    var difference: Estimate
    var pValue: Double?

    enum CodingKeys: String, CodingKey {
      case model, aspect, prompts, difference
      case reference = "less"
      case pValue = "p_value"
    }
  }

  var schema = "spoor.inject.judge/1"
  var models: [Model]
  var comparisons: [Comparison]

  init(_ table: JudgeTable) {
    models = table.rows.map { row in
      Model(
        model: row.model,
        answers: row.answers,
        unreadable: row.unreadable,
        aspects: row.cells.map {
          Cell(
            aspect: $0.aspect,
            mean: $0.mean,
            rated: $0.rated,
            notApplicable: $0.notApplicable,
            offScale: $0.offScale
          )
        }
      )
    }
    comparisons = table.comparisons.map {
      Comparison(
        model: $0.model,
        reference: table.reference,
        aspect: $0.aspect,
        prompts: $0.prompts,
        difference: $0.difference,
        pValue: $0.pValue
      )
    }
  }
}

extension JudgeDocument {
  /// What people are shown, with a final line break.
  var text: String {
    var parts = [(["Mean rating, 1 to 5 (95 %)"] + means.lines).joined(separator: "\n")]
    parts.append(
      (["Ratings, and answers without one (N/A)"] + counts.lines).joined(separator: "\n")
    )
    if let reference = comparisons.first?.reference {
      let head = "Less \(reference.visible), on the same prompts (95 %; p of a paired t-test)"
      parts.append(([head] + differences.lines).joined(separator: "\n"))
      parts.append("p is not adjusted for the number of tests; N/A in either leaves a prompt out.")
    }
    for model in models where model.unreadable > 0 {
      parts.append(
        "\(model.model.visible): of \(model.unreadable.counted("answer")) the judge's words hold no rating."
      )
    }
    for model in models {
      let count = model.aspects.reduce(0) { $0 + $1.offScale }
      guard count > 0 else { continue }
      parts.append(
        "\(model.model.visible): \(count.counted("rating")) outside 1 to 5 left out."
      )
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static let heads: [(text: String, side: TextTable.Side)] =
    [("", .left)] + JudgedAspect.allCases.map { ($0.rawValue, .right) }

  private var means: TextTable {
    var table = TextTable(heads: Self.heads)
    table.rows = models.map { model in
      [model.model.visible] + model.aspects.map { $0.mean?.asRating ?? "–" }
    }
    return table
  }

  private var counts: TextTable {
    var table = TextTable(heads: Self.heads)
    table.rows = models.map { model in
      [model.model.visible]
        + model.aspects.map { cell in
          let missing = cell.notApplicable
          return missing == 0
            ? cell.rated.grouped : "\(cell.rated.grouped) (\(missing.grouped) N/A)"
        }
    }
    return table
  }

  private var differences: TextTable {
    var table = TextTable(heads: Self.heads)
    table.rows = models.map(\.model).compactMap { model in
      let own = comparisons.filter { $0.model == model }
      guard !own.isEmpty else { return nil }
      return [model.visible]
        + JudgedAspect.allCases.map { aspect in
          own.first { $0.aspect == aspect }.map(Self.cell) ?? "–"
        }
    }
    return table
  }

  private static func cell(_ comparison: Comparison) -> String {
    guard let chance = comparison.pValue?.asChance else { return comparison.difference.asRating }
    return "\(comparison.difference.asRating) \(chance)"
  }
}

extension Estimate {
  /// A rating with two digits and its interval: `4.61 (4.52, 4.69)`.
  fileprivate var asRating: String {
    func shown(_ value: Double) -> String { StatementText.fixed(value, digits: 2) }
    guard let low, let high else { return shown(value) }
    return "\(shown(value)) (\(shown(low)), \(shown(high)))"
  }
}
