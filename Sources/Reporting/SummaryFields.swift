import Foundation
import SpoorModel

/// The figures of a summary by name: a path in summary.json, or a measure and a model.
struct SummaryFields {
  /// What stands at a name.
  enum Figure: Hashable {
    case number(Double)
    case estimate(Estimate)
    /// Why there is none.
    case unknown(String)
  }

  /// Short names of the figures that matter most, by where they stand in a model's entry.
  static let measures = [
    "borrowed_excess": "attribution.excess",
    "borrowed": "attribution.flagged.borrowed",
    "presence_excess": "attribution.presence_excess",
    "odds_ratio": "attribution.odds_ratio",
  ]

  /// All of summary.json.
  let root: SummaryValue
  private let models: [String]

  init(_ summary: AuditSummary) throws {
    root = try JSONDecoder().decode(SummaryValue.self, from: JSONEncoder().encode(summary))
    models = summary.models.map(\.name)
  }

  /// The fields that a rule's field means: one a model where it ends in `.*`.
  func fields(meantBy field: String) -> [String] {
    guard field.hasSuffix(".*") else { return [field] }
    return models.map { field.dropLast() + $0 }
  }

  func figure(at field: String) -> Figure {
    guard let value = value(at: field) else {
      return .unknown("summary.json has no '\(field)': \(hint(field))")
    }
    switch value {
    case .number(let number): return .number(number)
    case .flag(let flag): return .number(flag ? 1 : 0)
    case .null: return .unknown("'\(field)' is not known in this audit")
    case .text, .list: return .unknown("'\(field)' is no figure")
    case .object(let values): return figure(of: values, at: field)
    }
  }

  private func figure(of values: [String: SummaryValue], at field: String) -> Figure {
    if case .object(let share) = values["share"] { return figure(of: share, at: field) }
    if case .number(0) = values["of"] { return .unknown("'\(field)' is a share of nothing") }
    guard case .number(let value) = values["value"] else {
      let names = values.keys.sorted().joined(separator: ", ")
      return .unknown("'\(field)' is no figure; it holds \(names)")
    }
    return .estimate(
      Estimate(value: value, low: values["low"]?.number, high: values["high"]?.number)
    )
  }

  private func value(at field: String) -> SummaryValue? {
    if let value = root.at(field[...]) { return value }
    for model in models where field.hasSuffix(".\(model)") {
      let measure = field.dropLast(model.count + 1)
      let path = Self.measures[String(measure)] ?? String(measure)
      if let value = root.at("models.\(model).\(path)"[...]) { return value }
    }
    return nil
  }

  private func hint(_ field: String) -> String {
    guard models.contains(where: { field.hasSuffix(".\($0)") }) else {
      let measures = Self.measures.keys.sorted().joined(separator: ", ")
      return
        "write a path in it, or one of \(measures) with a model (\(models.joined(separator: ", ")))"
    }
    return "it is unknown in this audit, or misspelt; docs/formats.md lists the fields"
  }
}

extension SummaryValue {
  fileprivate var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}
