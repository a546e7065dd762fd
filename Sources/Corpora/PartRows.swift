public import Foundation
public import SpoorModel

/// Where the rows of a part stand in the files of its dataset.
///
/// A row's position is known only when all rows before it are counted: by whoever hands over the counts,
/// or by a pass over the whole dataset. Afterwards only the files that hold rows of the part are read.
public struct PartRows: Sendable {
  /// The positions of its rows.
  public let positions: Range<Int>
  /// What each file of the whole dataset holds.
  let files: [Detection]
  /// The position of each file's first row.
  let firstPositions: [Int]
  private let isLast: Bool
  private let counting: Counting

  /// Who counted the rows.
  private enum Counting {
    /// This pass over the dataset.
    case here
    /// Whoever handed the counts over.
    case before
  }

  /// Counts the rows of `files`, unless the options say how many they are.
  ///
  /// - Parameters:
  ///   - part: which part.
  ///   - files: the files of the whole dataset, in their order.
  ///   - options: how they are to be read.
  /// - Throws: what ``DatasetReader/next()`` and ``DatasetCounts/count(of:options:)`` throw; `usage` where
  ///   there are fewer rows than parts.
  public init(_ part: Part, of files: [URL], options: DatasetOptions) throws(SpoorError) {
    counting = options.counts == nil ? .here : .before
    self.files = try Self.detections(files, options)
    firstPositions = self.files.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.rows) }
    let count = firstPositions[files.count]
    positions = part.positions(ofRows: count)
    isLast = part.number == part.count
    guard count > 0 else { throw DatasetReader.noRows() }
    guard part.count <= count else {
      throw SpoorError(
        .usage,
        "the dataset has \(count) rows, which cannot be \(part.count) parts",
        remedy: "Ask for at most \(count) parts."
      )
    }
  }

  private static func detections(
    _ files: [URL],
    _ options: DatasetOptions
  ) throws(SpoorError) -> [Detection] {
    if let counts = options.counts {
      var detections: [Detection] = []
      for file in files {
        let count = try counts.count(of: file, options: options)
        detections.append(Detection(count, file: file.relativePath))
      }
      return detections
    }
    var whole = options
    whole.part = nil
    let reader = DatasetReader(files: files, options: whole)
    while try reader.next() != nil {}
    return reader.detections
  }

  /// Whether all rows of a file are good, so that those before the part need not be looked at.
  func isGood(fileNumber number: Int) -> Bool { files[number].skipped == 0 }

  /// Throws where a file that was read to its end, up to a position, has other rows than were counted.
  func checkCount(ofFile number: Int, endingAt position: Int) throws(SpoorError) {
    guard position != firstPositions[number + 1] else { return }
    let rows = position - firstPositions[number]
    var error = DatasetCounts.changed(
      files[number].file,
      "it has \(rows) rows, not \(files[number].rows)"
    )
    if counting == .here { error.remedy = "Run the command again when nothing writes to it." }
    throw error
  }

  /// Whether a file holds rows of the part, or bad rows that count as the part's.
  func mayHold(fileNumber number: Int) -> Bool {
    let (first, end) = (firstPositions[number], firstPositions[number + 1])
    let hasBad = files[number].skipped > 0
    let reaches = hasBad ? end >= positions.lowerBound : end > positions.lowerBound
    return reaches && !isPast(first)
  }

  /// Whether a bad row counts as the part's: each stands where the next good row does.
  func holdsBadRow(at position: Int) -> Bool {
    positions.contains(position) || (isLast && position == positions.upperBound)
  }

  /// Whether no row from a position on is the part's.
  func isPast(_ position: Int) -> Bool {
    // Bad rows behind the last good one are the last part's.
    isLast ? position > positions.upperBound : position >= positions.upperBound
  }
}
