/// A format in which review items leave Spoor.
public enum ExportFormat: String, Hashable, Sendable, Codable, CaseIterable {
  /// Pre-annotated tasks for Label Studio, one JSON array.
  case labelStudio = "label-studio"
  /// Spoor's own records, one JSON object a line, with room for a verdict.
  case jsonl

  /// The writer of this format.
  ///
  /// - Parameter spoorVersion: the program's version, which some formats name as their source.
  /// - Returns: a new writer.
  public func export(spoorVersion: String) -> any AnnotationExport {
    switch self {
    case .labelStudio: LabelStudioExport(spoorVersion: spoorVersion)
    case .jsonl: JSONLinesExport()
    }
  }
}
