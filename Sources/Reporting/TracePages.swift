import SpoorModel

/// All traces of a report in one order, cut into the files that the page loads when a line is opened.
struct TracePages {
  /// The most traces of a file.
  private static let traces = 100
  /// About the most bytes of a file that holds more than one trace.
  private static let bytes = 400_000

  /// The traces, in the order of ``ReportItem/precedes(_:_:)``.
  let items: [ReportItem]
  /// Where each file begins in ``items``; there is always a first.
  let starts: [Int]

  /// Puts traces in order and plans their files.
  init(_ items: [ReportItem]) {
    let items = items.sorted(by: ReportItem.precedes)
    var starts = [0]
    var bytes = 0
    for (index, item) in items.enumerated() {
      let begun = starts[starts.count - 1]
      bytes += item.weight
      guard index > begun, bytes > Self.bytes || index - begun >= Self.traces else { continue }
      starts.append(index)
      bytes = item.weight
    }
    self.items = items
    self.starts = starts
  }

  /// The traces of the file of this number, from 1 on.
  func items(ofFile number: Int) -> ArraySlice<ReportItem> {
    let end = number < starts.count ? starts[number] : items.count
    return items[starts[number - 1]..<end]
  }
}
