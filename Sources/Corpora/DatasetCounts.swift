public import Foundation
import Records
public import SpoorModel

/// What the files of a dataset hold, counted before: with it a part reads only the files that hold its
/// rows.
public struct DatasetCounts: Sendable {
  private let file: String
  /// By the standardised paths of the files, so that `./a.jsonl` and `a.jsonl` are one.
  private var counts: [String: FileCount] = [:]

  /// Reads the lines that `spoor index --count` wrote, in any order; of other files, too.
  ///
  /// - Parameter url: the file of the lines.
  /// - Throws: `badInput` for a line that is none of these, and for a file that was counted twice.
  public init(contentsOf url: URL) throws(SpoorError) {
    let reader = try RecordReader(url, format: .jsonLines, shape: FileCount.recordShape)
    file = reader.file
    while let record = try reader.next() {
      let count = try FileCount(record)
      let path = URL(filePath: count.file).standardizedFileURL.path
      guard counts.updateValue(count, forKey: path) == nil else {
        throw record.error(
          "\(count.file) is counted a second time",
          remedy: "Keep one line for each file of the dataset."
        )
      }
    }
  }

  /// The count of a file that is still as large as it was.
  ///
  /// - Parameters:
  ///   - url: a file of the dataset.
  ///   - options: how it is to be read.
  /// - Returns: what it holds; the file is not opened.
  /// - Throws: `badInput` where it was not counted, or was to be read in another way, or changed.
  public func count(of url: URL, options: DatasetOptions) throws(SpoorError) -> FileCount {
    guard let count = counts[url.standardizedFileURL.path] else {
      throw SpoorError(
        .badInput,
        "\(file) does not count this file",
        at: SpoorError.Location(file: url.relativePath),
        remedy: "Add the line that 'spoor index --count \(url.relativePath)' prints."
      )
    }
    let reading = FileCount.Reading(options)
    guard count.reading == reading else {
      throw SpoorError(
        .badInput,
        "the file was counted with \(count.reading.written), and is to be read with \(reading.written)",
        at: SpoorError.Location(file: url.relativePath),
        remedy: "Count and build with the same --format, --fields and --skip-bad."
      )
    }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: url.resolvingSymlinksInPath().path
    )
    // A file that is not there is told by whoever opens it.
    if let bytes = attributes?[.size] as? Int, bytes != count.bytes {
      throw Self.changed(url.relativePath, "it has \(bytes) bytes, not \(count.bytes)")
    }
    return count
  }

  /// The error of a file that is not what was counted.
  static func changed(_ file: String, _ change: String) -> SpoorError {
    SpoorError(
      .badInput,
      "the file changed since it was counted: \(change)",
      at: SpoorError.Location(file: file),
      remedy: "Count it again with 'spoor index --count', and build all parts anew."
    )
  }
}
