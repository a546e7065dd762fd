/// Every figure of a summary as a table: a line a figure, RFC 4180.
///
/// `field` is the path that a gate's rule names it by; `model` is the tuned model that it is of, empty for
/// figures of the whole audit.
public struct SummaryRows {
  private let root: SummaryValue

  /// Takes the figures of `summary`.
  public init(_ summary: AuditSummary) throws { root = try SummaryFields(summary).root }

  /// The whole table.
  public var text: String {
    let head = ["model", "field", "value", "low", "high", "count", "of"]
    return PlotFile.csv([head] + rows(root, at: [], of: ""))
  }

  private func rows(_ value: SummaryValue, at path: [String], of model: String) -> [[String]] {
    let field = path.joined(separator: ".")
    switch value {
    case .number(let number): return [[model, field, Self.shown(number), "", "", "", ""]]
    case .flag(let flag): return [[model, field, flag ? "1" : "0", "", "", "", ""]]
    case .text, .null: return []
    case .list:
      return value.entries.flatMap { rows($1, at: path + [$0], of: owner($0, path, model)) }
    case .object(let values):
      if let cells = figure(values) { return [[model, field] + cells] }
      return value.entries.sorted { $0.name < $1.name }
        .flatMap { rows($1, at: path + [$0], of: model) }
    }
  }

  private func owner(_ name: String, _ path: [String], _ model: String) -> String {
    path == ["models"] ? name : model
  }

  /// An estimate's cells, or a rate's.
  private func figure(_ values: [String: SummaryValue]) -> [String]? {
    let isRate = values["count"] != nil && values["of"] != nil
    guard isRate || values["value"] != nil else { return nil }
    var estimate = values
    if isRate {
      guard case .object(let share)? = values["share"] else {
        return ["", "", "", Self.cell(values["count"]), Self.cell(values["of"])]
      }
      estimate = share
    }
    return ["value", "low", "high"].map { Self.cell(estimate[$0]) }
      + (isRate ? ["count", "of"].map { Self.cell(values[$0]) } : ["", ""])
  }

  private static func cell(_ value: SummaryValue?) -> String {
    if case .number(let number) = value { shown(number) } else { "" }
  }

  private static func shown(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
