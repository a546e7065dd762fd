public import Foundation
public import SpoorModel

/// Where the rows of a part stand in the files of its dataset.
///
/// A row's position is known only when all rows before it are counted, so finding a part takes a pass
/// over the whole dataset; afterwards only the files that hold rows of the part are read again.
public struct PartRows: Sendable {
  /// The positions of its rows.
  public let positions: Range<Int>
  /// What each file of the whole dataset holds.
  let files: [Detection]
  /// The position of each file's first row.
  let firstPositions: [Int]
  private let isLast: Bool

  /// Counts the rows of `files`.
  ///
  /// - Parameters:
  ///   - part: which part.
  ///   - files: the files of the whole dataset, in their order.
  ///   - options: how they are to be read.
  /// - Throws: what ``DatasetReader/next()`` throws; `usage` where there are fewer rows than parts.
  public init(_ part: DatasetPart, of files: [URL], options: DatasetOptions) throws(SpoorError) {
    var whole = options
    whole.part = nil
    let reader = DatasetReader(files: files, options: whole)
    while try reader.next() != nil {}
    self.files = reader.detections
    firstPositions = reader.detections.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.rows) }
    positions = part.positions(ofRows: reader.count)
    isLast = part.number == part.count
    guard part.count <= reader.count else {
      throw SpoorError(
        .usage,
        "the dataset has \(reader.count) rows, which cannot be \(part.count) parts",
        remedy: "Ask for at most \(reader.count) parts."
      )
    }
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
