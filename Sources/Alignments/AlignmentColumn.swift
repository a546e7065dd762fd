/// One column of an alignment, as the way back through the table gives it.
enum AlignmentColumn: UInt8 {
  /// A word on either side, equal or not.
  case both
  /// A word of the query alone.
  case query
  /// A word of the text alone.
  case place
}

extension [AlignedPart] {
  /// The parts of columns that begin at the given words, edits at both ends left out.
  init(
    _ columns: [AlignmentColumn],
    fromQuery queryStart: Int,
    place placeStart: Int,
    isEqual: (_ query: Int, _ place: Int) -> Bool
  ) {
    self = []
    var query = queryStart
    var place = placeStart
    // Where the last equal run, complete or not, begins, and where it ends.
    var run = (query: query, place: place)
    var runEnd = run
    for column in columns {
      let isEqualColumn = column == .both && isEqual(query, place)
      if isEqualColumn && (query, place) != runEnd {
        append(run: run, end: runEnd)
        if !isEmpty {
          append(.edit(query: runEnd.query..<query, place: runEnd.place..<place))
        }
        run = (query, place)
      }
      if column != .place { query += 1 }
      if column != .query { place += 1 }
      if isEqualColumn { runEnd = (query, place) }
    }
    append(run: run, end: runEnd)
  }

  private mutating func append(run: (query: Int, place: Int), end: (query: Int, place: Int)) {
    guard run.query < end.query else { return }
    append(.equal(query: run.query..<end.query, place: run.place..<end.place))
  }
}
