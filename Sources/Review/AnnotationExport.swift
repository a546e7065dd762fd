public import AuditStore
public import Foundation

/// How one format writes review tasks.
///
/// One small type a format conforms to it.
public protocol AnnotationExport: Sendable {
  /// What a file of this format is called after the dot.
  var fileExtension: String { get }

  /// Writes tasks one by one; memory does not grow with their number.
  ///
  /// - Parameters:
  ///   - tasks: the tasks in the order in which they shall stand.
  ///   - sink: takes each piece of the file in turn; UTF-8.
  /// - Throws: what `sink` throws.
  func write(_ tasks: some Sequence<ReviewTask>, to sink: (Data) throws -> Void) throws
}

extension JSONEncoder {
  /// Keys in alphabetical order, so that the same tasks give the same bytes.
  static var forExport: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
