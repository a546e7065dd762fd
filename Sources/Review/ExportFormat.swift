/// A format in which review items leave Spoor and verdicts come back.
public enum ExportFormat: String, Hashable, Sendable, Codable, CaseIterable {
  /// Pre-annotated tasks for Label Studio, one JSON array.
  case labelStudio = "label-studio"
  /// Lines for a doccano project of the type "Intent Detection and Slot Filling".
  case doccano
  /// Records of Argilla 2, one JSON array.
  case argilla
  /// Tasks of Prodigy, one JSON object a line.
  case prodigy
  /// A page of W3C Web Annotations.
  case w3c
  /// A table to fill in, RFC 4180.
  case csv
  /// Spoor's own records, one JSON object a line, with room for a verdict.
  case jsonl

  /// The writer of this format.
  public func export(_ options: ExportOptions) -> any AnnotationExport {
    switch self {
    case .labelStudio: LabelStudioExport(spoorVersion: options.spoorVersion)
    case .doccano: DoccanoExport(offsets: options.offsets)
    case .argilla: ArgillaExport(spoorVersion: options.spoorVersion)
    case .prodigy: ProdigyExport()
    case .w3c: WebAnnotationExport()
    case .csv: SpreadsheetExport(cells: options.cells)
    case .jsonl: JSONLinesExport()
    }
  }
}
