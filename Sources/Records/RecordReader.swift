public import Foundation
public import SpoorModel

/// Reads the records of a file one after another, whatever its format; each also inside gzip or zstd.
///
/// - JSON: the lines of a `.jsonl` file, the elements of an array, or the one object of a file. What a
///   file is decides its content, not its name; only a file that begins with an object which its
///   first line does not end is taken for lines if its name ends in `.jsonl` or `.ndjson`, else for one
///   object. Blank lines are skipped.
/// - Separated values: RFC 4180, the first row names the columns, every value is a string.
/// - Text: a record of the one key `text` for each line that is not blank.
///
/// A byte order mark is skipped. Memory holds one record and 1 MiB, however long the file is. A file
/// without records gives none.
public final class RecordReader {
  /// The path as the user gave it.
  public var file: String { input.file }
  /// What a record is wanted to be; whoever learns it from the first record may say it for the others.
  public var shape: RecordShape {
    get { input.shape }
    set { input.shape = newValue }
  }
  /// Records of which only what is short is wanted: of JSON, their keys without arrays and objects.
  public var passedOver: PassedOver? {
    get { input.passedOver }
    set { input.passedOver = newValue }
  }
  /// The bytes of the file on disk that were read so far; up to 1 MiB of them are not yet records.
  public var bytesRead: Int { input.bytesRead }
  /// Whether ``next()`` goes on after the error that it threw, behind the record that was bad.
  ///
  /// A bad line, a row with too few columns, an element of an array that is an object but not as JSON
  /// wants it: reading can go on. A quote or a brace that is never closed, a damaged archive: it cannot.
  public private(set) var canGoOn = true

  private let input: RecordInput
  private let source: any RecordSource

  /// Opens a file of a format, by default the one that its name tells.
  ///
  /// Throws `badInput` for a missing file, a folder or Parquet, `inputOutput` where reading is refused.
  public init(
    _ url: URL,
    format: RecordFormat? = nil,
    shape: RecordShape,
    limits: ReadLimits = .default
  ) throws(SpoorError) {
    input = try RecordInput(url, shape: shape, limits: limits)
    switch format ?? RecordFormat(of: url) {
    case .json: source = try JSONRecords(input, isNamedLines: false)
    case .jsonLines: source = try JSONRecords(input, isNamedLines: true)
    case .commaSeparated: source = SeparatedRecords(input, separator: nil)
    case .tabSeparated: source = SeparatedRecords(input, separator: UInt8(ascii: "\t"))
    case .text: source = TextRecords(input)
    }
  }

  /// The next record; `nil` after the last.
  ///
  /// Throws `badInput` with the line of a record that is no JSON object, is no UTF-8, is nested deeper
  /// than 64 levels, longer than the limit, or has another number of columns than the header, and of an
  /// archive that is damaged or ends early. Where ``canGoOn`` is false, every later call gives `nil`.
  public func next() throws(SpoorError) -> Record? {
    guard canGoOn else { return nil }
    do { return try source.next() } catch {
      switch error {
      case .record(let error): throw error
      case .file(let error):
        canGoOn = false
        throw error
      }
    }
  }
}
