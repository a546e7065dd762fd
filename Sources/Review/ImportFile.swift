import Foundation
import Records
import SpoorModel

/// A file of verdicts, and the format that it is written in.
struct ImportFile {
  let format: ExportFormat
  private let url: URL
  private let path: String
  private let records: RecordFormat

  /// The name without its ending.
  var name: String {
    let isPacked = RecordFormat.packedExtensions.contains(url.pathExtension.lowercased())
    let plain = isPacked ? url.deletingPathExtension() : url
    return plain.deletingPathExtension().lastPathComponent
  }

  /// Looks into the file at `path`.
  ///
  /// - Throws: `SpoorError` `badInput` for a missing file, a folder, an archive, or a format that is unknown.
  init(_ path: String, format: ExportFormat?) throws {
    self.path = path
    url = URL(filePath: path)
    records = try Self.records(in: url, path)
    self.format = try format ?? Self.recognised(url, path, records)
  }

  /// Goes through the lines that are not blank, inflated where the file is packed.
  func forEachLine(_ body: (Data, _ number: Int) throws -> Void) throws {
    let source = try RecordReader(url, format: .text, shape: Self.shape)
    while let line = try source.next() {
      try body(Data(try line.string("text").utf8), line.line)
    }
  }

  /// Goes through what reviewers filled in.
  func forEachCase(_ reader: any FilledReader, _ body: (FilledCase) throws -> Void) throws {
    let source = try RecordReader(url, format: records, shape: Self.shape)
    while let record = try source.next() {
      for filled in try reader.cases(in: record) { try body(filled) }
    }
  }

  private static let shape = RecordShape("a judged task", keys: [])

  private static func recognised(
    _ url: URL,
    _ path: String,
    _ records: RecordFormat
  ) throws -> ExportFormat {
    let source = try RecordReader(url, format: records, shape: shape)
    guard let first = try source.next() else { return .jsonl }
    if let format = try ExportFormat.recognised(by: first) { return format }
    // Own lines say best themselves what they lack.
    if records == .jsonLines { return .jsonl }
    let names = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
    throw first.error(
      "this is no file of verdicts that is known by its keys; found \(first.keysInWords)",
      remedy: "Name the format: --format with one of \(names)."
    )
  }

  /// How the file writes its records: its first byte tells, and only among JSON its name.
  private static func records(in url: URL, _ path: String) throws -> RecordFormat {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw SpoorError(
        .badInput,
        "there is no such file",
        at: .init(file: path),
        remedy: "Check the path."
      )
    }
    guard !isFolder.boolValue else {
      throw SpoorError(
        .badInput,
        "this is a folder, not a file of verdicts",
        at: .init(file: path),
        remedy: "Name a file in it."
      )
    }
    let named = RecordFormat.named(url)
    switch try firstBytes(of: url, path) {
    case [0x50, 0x4B]:
      throw SpoorError(
        .badInput,
        "this is a zip archive",
        at: .init(file: path),
        remedy: "Unzip it and import the files in it, one a reviewer."
      )
    case let bytes where bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "["):
      return named == .jsonLines ? .jsonLines : .json
    default: return named ?? .commaSeparated
    }
  }

  private static func firstBytes(of url: URL, _ path: String) throws -> [UInt8] {
    do {
      let file = try FileHandle(forReadingFrom: url)
      defer { try? file.close() }  // Nothing was written.
      let head = [UInt8](try file.read(upToCount: 4096) ?? Data())
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let text = head.starts(with: mark) ? head.dropFirst(3) : head[...]
      return Array(text.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2))
    } catch { throw unreadable(path, error) }
  }

  private static func unreadable(_ path: String, _ error: any Error) -> SpoorError {
    SpoorError(
      .inputOutput,
      "the file cannot be read: \(error.localizedDescription)",
      at: .init(file: path),
      remedy: "Check that it is a file and that you may read it."
    )
  }
}
