import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

/// What a test reads from files that it writes.
struct Rows {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  func read(_ files: [URL], _ options: DatasetOptions = .init()) throws -> [TrainingRow] {
    let reader = DatasetReader(files: files, options: options)
    var rows: [TrainingRow] = []
    while let row = try reader.next() { rows.append(row) }
    #expect(reader.count == rows.count)
    #expect(reader.bytesRead == reader.totalBytes)
    #expect(rows.map(\.position) == Array(0..<rows.count))
    return rows
  }

  func read(
    _ name: String,
    _ text: String,
    _ options: DatasetOptions = .init()
  ) throws -> [TrainingRow] {
    try read([try scratch.file(name, text: text)], options)
  }

  func failure(
    _ name: String,
    _ text: String,
    _ options: DatasetOptions = .init()
  ) throws -> SpoorError {
    let file = try scratch.file(name, text: text)
    return try #require(throws: SpoorError.self) { try read([file], options) }
  }
}

extension Rows {
  func failure(_ text: String) throws -> SpoorError { try failure("bad.jsonl", text) }
}

extension TrainingRow {
  /// The parts as a test writes them: `instruction: a | output: b`.
  var spoken: String { parts.map { "\($0.field): \($0.text)" }.joined(separator: " | ") }
}
