public import AuditStore
public import Foundation

/// All that is known of items, one `spoor.item/1` object a line; not blind.
///
/// Each line holds the whole item, what Spoor found of it, and an empty `verdict`; whoever fills in
/// `reviewer`, `hallucination` and `related` there can give the same file to ``VerdictImport``.
public struct ItemLinesExport: Sendable {
  /// Creates the writer.
  public init() {}

  /// Writes one line an item.
  ///
  /// - Throws: what `sink` throws.
  public func write(_ items: some Sequence<AuditItem>, to sink: (Data) throws -> Void) throws {
    let encoder = JSONEncoder.forExport
    for item in items {
      try sink(try encoder.encode(ItemRecord(item)) + Data("\n".utf8))
    }
  }
}
