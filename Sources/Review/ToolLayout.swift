import AuditStore

/// How an annotation tool is given a task's texts.
struct ToolLayout {
  /// Whether each text stands for itself, or all in one.
  enum Arrangement {
    case fields
    case sheet
  }

  let arrangement: Arrangement
  let unit: OffsetUnit
  let lineBreaks: OffsetTable.LineBreaks

  static let browserFields = ToolLayout(
    arrangement: .fields,
    unit: .codePoints,
    lineBreaks: .unix
  )
  static let plainFields = ToolLayout(arrangement: .fields, unit: .codePoints, lineBreaks: .kept)

  static func sheet(_ unit: OffsetUnit) -> ToolLayout {
    ToolLayout(arrangement: .sheet, unit: unit, lineBreaks: .unix)
  }
}
