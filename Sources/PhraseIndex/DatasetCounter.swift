public import Corpora
public import Foundation
import SpoorModel

/// Counts what the files of a dataset hold, once for all of its parts.
///
/// Each file is counted for itself, so that several machines may count a dataset together.
public struct DatasetCounter {
  /// What was counted, and the rows that were left out.
  public struct Counted {
    /// What the file holds.
    public var count: FileCount
    /// Its bad rows.
    public var skipped: SkippedRows
  }

  private let options: DatasetOptions

  /// Prepares to count files as they will be read for the parts.
  public init(options: DatasetOptions) {
    var whole = options
    (whole.part, whole.counts) = (nil, nil)
    self.options = whole
  }

  /// Reads a file through, and hashes it meanwhile; a file may hold no row.
  ///
  /// - Parameters:
  ///   - file: a file of the dataset.
  ///   - progress: told now and then how far it is read.
  /// - Returns: what it holds.
  /// - Throws: ``SpoorError``: a missing or malformed file (with its line), a file that changed meanwhile.
  public func count(
    _ file: URL,
    progress: (IndexBuilder.Progress) -> Void = { _ in }
  ) throws -> Counted {
    let source = try SourceFile(file, options: options)
    let hashing = SourceFile.Hashing([source])
    let reader = DatasetReader(files: [file], options: options, empty: .allowed)
    while try reader.next() != nil {
      guard reader.count.isMultiple(of: Self.rowsBetweenReports) else { continue }
      progress(.rows(reader.count, bytes: reader.bytesRead, ofBytes: reader.totalBytes))
    }
    let hashed = try hashing.finish()[0]
    let count = FileCount(
      reader.detections[0],
      bytes: source.bytes,
      sha256: try hashed.identity()[0],
      options: options
    )
    return Counted(count: count, skipped: reader.skipped)
  }

  private static let rowsBetweenReports = 512
}
