public import AuditStore
public import Foundation

/// Spoor's own format: one `spoor.item/1` object a line.
///
/// Each line holds the whole item and an empty `verdict`; whoever fills in `reviewer`,
/// `hallucination` and `related` there can give the same file to ``VerdictImport``.
public struct JSONLinesExport: AnnotationExport {
  /// Creates the writer.
  public init() {}

  /// `jsonl`.
  public var fileExtension: String { "jsonl" }

  /// Writes one line an item.
  public func write(_ items: some Sequence<AuditItem>, to sink: (Data) throws -> Void) throws {
    let encoder = JSONEncoder.forExport
    for item in items {
      try sink(try encoder.encode(ItemRecord(item)) + Data("\n".utf8))
    }
  }
}
