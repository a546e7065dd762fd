public import AuditStore
public import Foundation
import SpoorModel

/// Tasks as `spoor.task/1`, one object a line with room for a verdict: Spoor's own format for whoever judges
/// blind.
public struct JSONLinesExport: AnnotationExport {
  /// Creates the writer.
  public init() {}

  /// `jsonl`.
  public var fileExtension: String { "jsonl" }

  /// Writes one line a task.
  public func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws {
    let encoder = JSONEncoder.forExport
    for task in tasks {
      try sink(try encoder.encode(TaskRecord(task)) + Data("\n".utf8))
    }
  }
}
