public import Corpora
import DurableFiles
public import Foundation
import Records
import SpoorModel

/// Writes a dataset again, in its own format and under its files' names, once for each of several arms.
///
/// What is kept is kept byte for byte, what stands between records too; a compressed file is written plain.
/// One pass writes all arms, and memory holds a record.
public struct DatasetCopies {
  /// A file that was written.
  public struct Written: Hashable, Sendable {
    /// Its name in the arm's folder.
    public var name: String
    /// How many rows it holds.
    public var rows: Int
  }

  private let files: [URL]
  private let options: DatasetOptions
  private let numbers: [Int32]
  /// The names of the files in each arm's folder.
  public let names: [String]

  /// Prepares to copy the dataset in which the row at each position has a number.
  public init(of files: [URL], options: DatasetOptions, numbers: [Int32]) {
    self.files = files
    self.options = options
    self.numbers = numbers
    names = Self.names(of: files)
  }

  /// Writes each arm into a folder of its name.
  ///
  /// - Parameters:
  ///   - arms: the arms.
  ///   - folder: where their folders are made.
  ///   - visit: is shown each row with its number.
  /// - Returns: each arm's files.
  /// - Throws: ``SpoorError`` where the dataset cannot be read, is not as it was, or no file be written.
  public func write(
    _ arms: [DatasetArm],
    into folder: URL,
    visit: (SourceRow, Int) throws -> Void = { _, _ in }
  ) throws -> [[Written]] {
    var written = arms.map { _ in [Written]() }
    let rows = RowStream(DatasetReader(files: files, options: options))
    for (place, file) in files.enumerated() {
      let urls = arms.map { folder.appending(path: $0.name).appending(path: names[place]) }
      for url in urls {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
      }
      try Self.withFiles(urls[...]) { writers in
        let copies = zip(arms, writers).map { ArmFile($0, $1) }
        try copy(file, place, rows, into: copies, visit)
        for (arm, copy) in copies.enumerated() {
          written[arm].append(Written(name: names[place], rows: copy.rows))
        }
      }
    }
    guard rows.count == numbers.count else { throw changed(files[files.count - 1]) }
    return written
  }

  private func copy(
    _ file: URL,
    _ place: Int,
    _ rows: RowStream,
    into copies: [ArmFile],
    _ visit: (SourceRow, Int) throws -> Void
  ) throws {
    let plain = try PlainBytes(file)
    while let source = try rows.next(ofFile: place) {
      guard numbers.indices.contains(source.row.position) else { throw changed(file) }
      let number = Int(numbers[source.row.position])
      let gap = try plain.bytes(upTo: source.record.bytes.lowerBound)
      let text = try plain.bytes(upTo: source.record.bytes.upperBound)
      for copy in copies { try copy.write(source, number, gap: gap, text) }
      try visit(source, number)
    }
    let rest = try plain.rest()
    for copy in copies { try copy.end(rest) }
  }

  private func changed(_ file: URL) -> SpoorError {
    SpoorError(
      .badInput,
      "the dataset changed while it was copied",
      at: SpoorError.Location(file: file.relativePath),
      remedy: "Try again when nothing writes to it any more."
    )
  }

  /// Calls `body` with a writer for each file; either all are put in place or none.
  private static func withFiles(
    _ urls: ArraySlice<URL>,
    _ open: [FileWriter] = [],
    _ body: ([FileWriter]) throws -> Void
  ) throws {
    guard let url = urls.first else { return try body(open) }
    try AtomicFile.write(to: url) { try withFiles(urls.dropFirst(), open + [$0], body) }
  }

  /// The files' names without the ending of a packing; of one name the second is `NAME-2`, and so on.
  static func names(of files: [URL]) -> [String] {
    var taken: Set<String> = []
    return files.map { file in
      let isPacked = RecordFormat.packedExtensions.contains(file.pathExtension.lowercased())
      let plain = isPacked ? file.deletingPathExtension() : file
      let (stem, ending) = (plain.deletingPathExtension().lastPathComponent, plain.pathExtension)
      var name = plain.lastPathComponent
      var copy = 1
      while !taken.insert(name).inserted {
        copy += 1
        name = "\(stem)-\(copy)" + (ending.isEmpty ? "" : ".\(ending)")
      }
      return name
    }
  }
}

/// The rows of a dataset, file by file.
private final class RowStream {
  private let reader: DatasetReader
  private var pending: SourceRow?
  private(set) var count = 0

  init(_ reader: DatasetReader) { self.reader = reader }

  func next(ofFile file: Int) throws -> SourceRow? {
    pending = try pending ?? reader.nextSource()
    guard let row = pending, row.file == file else { return nil }
    pending = nil
    count += 1
    return row
  }
}

/// One arm's copy of one file.
private final class ArmFile {
  private let arm: DatasetArm
  private let writer: FileWriter
  /// What the file begins with, until a record is written.
  private var head: [UInt8]?
  private var hasHead = false
  private(set) var rows = 0

  init(_ arm: DatasetArm, _ writer: FileWriter) {
    self.arm = arm
    self.writer = writer
  }

  /// Writes a record and, before it, what stands between it and the one before; before the first that is
  /// written, what the file begins with.
  func write(_ source: SourceRow, _ number: Int, gap: [UInt8], _ text: [UInt8]) throws {
    if !hasHead { head = gap }
    hasHead = true
    guard let text = try arm.text(of: source, row: number, text) else { return }
    try writer.write(head ?? gap)
    try writer.write(text)
    head = nil
    rows += 1
  }

  func end(_ rest: [UInt8]) throws {
    if let head { try writer.write(head) }
    try writer.write(rest)
  }
}
