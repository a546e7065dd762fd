public import AuditStore
public import Foundation
import Records

/// How one format writes review tasks.
///
/// One small type a format conforms to it. Nothing is filled in but marks: the span, and in each row the words
/// that match it.
public protocol AnnotationExport: Sendable {
  /// What a file of this format is called after the dot.
  var fileExtension: String { get }

  /// Writes tasks one by one.
  ///
  /// - Parameters:
  ///   - tasks: the tasks in the order in which they shall stand.
  ///   - sink: takes each piece of the file in turn; UTF-8.
  /// - Throws: what `sink` throws.
  func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws

  /// What the tool needs beside the tasks to ask the questions.
  func setUp(for tasks: [ReviewTask]) -> [SetUpFile]
}

extension AnnotationExport {
  /// Nothing.
  public func setUp(for tasks: [ReviewTask]) -> [SetUpFile] { [] }
}

/// A file that stands beside exported tasks.
public struct SetUpFile: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// What it says.
  public let text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  init(_ name: String, _ json: JSONValue) { self.init(name, json.text + "\n") }
}

extension Sequence<ReviewTask> {
  /// The most rows that a task shows.
  var mostRows: Int { map(\.rows.count).max() ?? 0 }

  /// Writes a JSON array, one element a line.
  func writeArray(
    to sink: (Data) throws -> Void,
    _ element: (ReviewTask) -> JSONValue
  ) throws {
    var separator = "[\n"
    for task in self {
      try sink(Data((separator + element(task).text).utf8))
      separator = ",\n"
    }
    try sink(Data((separator == "[\n" ? "[]\n" : "\n]\n").utf8))
  }
}

extension JSONEncoder {
  /// Keys in alphabetical order, so that the same tasks give the same bytes.
  static var forExport: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
