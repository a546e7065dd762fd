public import Foundation
import Records
public import SpoorModel

/// Reads the training rows of an instruction dataset, one after another over all its files.
///
/// Each file is taken for the shape that its first record has (``DatasetShape``), or for the one that
/// the options name; what it was taken for stands in ``detections``. A row without id is named by its
/// position. Memory holds one row.
public final class DatasetReader {
  private static let shape = RecordShape("a training row", keys: [])

  /// The number of rows given so far.
  public private(set) var count = 0
  /// Where the rows of the options' part stand, once the first row was asked for.
  public private(set) var part: PartRows?
  /// The rows left out so far; none unless the options say so.
  public private(set) var skipped = SkippedRows()
  /// The bytes of all files on disk together.
  public let totalBytes: Int

  /// What files without a single row are.
  public enum EmptyDataset: Sendable {
    /// An error: nobody means to read nothing.
    case refused
    /// A dataset of no rows, as one file of many may be.
    case allowed
  }

  private let options: DatasetOptions
  private let firstPosition: Int
  private let empty: EmptyDataset
  private let files: [URL]
  /// The rows before the next one, of the part or not.
  private var passed = 0
  private var remaining: ArraySlice<URL>
  private var reader: RecordReader?
  private var reading: RowReading?
  private var finished: [Detection] = []
  private var current: Detection?
  private var finishedBytes = 0
  private var isRefused = false

  /// Prepares to read `files` in this order, of any format that `RecordReader` reads.
  ///
  /// Rows count from `firstPosition`: those of a dataset's later files go on where the earlier ended.
  /// Rows of a part have the positions that they have in the whole.
  public init(
    files: [URL],
    options: DatasetOptions = .init(),
    firstPosition: Int = 0,
    empty: EmptyDataset = .refused
  ) {
    self.files = files
    self.empty = empty
    remaining = files[...]
    self.firstPosition = firstPosition
    self.options = options
    totalBytes = files.reduce(0) { sum, file in
      // A file that is not there is an error once it is its turn.
      let size = try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize
      return sum + (size ?? 0)
    }
  }

  /// What each file was taken for, in their order, as far as they were read.
  public var detections: [Detection] { finished + [current].compactMap(\.self) }

  /// The bytes of the files on disk that were read so far, before decompression.
  public var bytesRead: Int { finishedBytes + (reader?.bytesRead ?? 0) }

  /// The next row; `nil` after the last row of the last file.
  ///
  /// Throws `badInput` with file and line for a record of another shape than its file's, for a file of
  /// no known shape, for what `RecordReader` refuses, and where all files together hold no row; `usage`
  /// where the options contradict each other. With ``DatasetOptions/BadRows/skip`` a bad row is left out,
  /// and what spoils a whole file is still thrown.
  public func next() throws(SpoorError) -> TrainingRow? { try nextSource()?.row }

  /// As ``next()``, with the record that the row was read from.
  public func nextSource() throws(SpoorError) -> SourceRow? {
    while true {
      guard let reader else {
        guard try openNext() else { return nil }
        continue
      }
      do throws(SpoorError) {
        guard part?.isPast(passed) != true else {
          close(reader)
          continue
        }
        guard let record = try reader.next() else {
          try checkCount()
          close(reader)
          continue
        }
        guard !isBeforePart else {
          passed += 1
          continue
        }
        let row = try row(record, of: reader)
        passed += 1
        guard part?.positions.contains(passed - 1) != false else { continue }
        count += 1
        current?.rows += 1
        return SourceRow(row: row, record: record, file: finished.count, reading: reading)
      } catch {
        try skip(error, of: reader)
      }
    }
  }

  /// Whether the next row is one that comes before the part, known to be good and of the file's shape:
  /// it need not be made.
  private var isBeforePart: Bool {
    guard let part, reading != nil else { return false }
    return passed < part.positions.lowerBound && part.isGood(fileNumber: finished.count)
  }

  /// Throws where the file that ends here has other rows than were counted.
  private func checkCount() throws(SpoorError) {
    // No row's fault, so that it is not left out as a bad one.
    isRefused = true
    try part?.checkCount(ofFile: finished.count, endingAt: passed)
    isRefused = false
  }

  private func row(_ record: Record, of reader: RecordReader) throws(SpoorError) -> TrainingRow {
    if let reading { return try reading.row(record, position: firstPosition + passed) }
    let decided = try decidedReading(record)
    reading = decided
    reader.shape = decided.recordShape
    current?.shape = decided.shape
    current?.keys = decided.keysRead(in: record)
    var record = record
    record.shape = reader.shape
    return try decided.row(record, position: firstPosition + passed)
  }

  private func decidedReading(_ record: Record) throws(SpoorError) -> RowReading {
    if let fields = options.fields { return .mapped(fields) }
    if let shape = options.shape { return try .told(shape, record: record) }
    isRefused = true
    let detected = try RowReading.detected(from: record)
    isRefused = false
    return detected
  }

  private func skip(_ error: SpoorError, of reader: RecordReader) throws(SpoorError) {
    let isOfRow = error.code == .badInput && reader.canGoOn && !isRefused
    guard isOfRow, options.badRows == .skip else { throw error }
    guard part?.holdsBadRow(at: passed) != false else { return }
    skipped.append(error)
    current?.skipped += 1
  }

  // MARK: - Files

  /// Opens the next file, or passes it where it holds nothing of the part; false when there is none.
  private func openNext() throws(SpoorError) -> Bool {
    try options.check()
    if let wanted = options.part, part == nil {
      part = try PartRows(wanted, of: files, options: options)
    }
    guard let file = remaining.popFirst() else {
      guard count > 0 || empty == .allowed else {
        throw Self.noRows(butSkipped: skipped.count, in: finished.last?.file)
      }
      return false
    }
    if let part {
      passed = part.firstPositions[finished.count]
      guard part.mayHold(fileNumber: finished.count) else {
        finished.append(part.files[finished.count].withoutRows)
        return true
      }
    }
    let reader = try RecordReader(file, shape: Self.shape)
    self.reader = reader
    current = Detection(file: reader.file)
    return true
  }

  private func close(_ reader: RecordReader) {
    finishedBytes += reader.bytesRead
    finished += [current].compactMap(\.self)
    (self.reader, reading, current) = (nil, nil, nil)
  }
}
