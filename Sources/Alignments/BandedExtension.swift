/// Extends an alignment from a corner of the table, forwards or backwards, within a band of diagonals.
///
/// A row of the table is a word of the query; a cell of the row is a diagonal, place less query,
/// counted from the corner. The row stands in one buffer, overwritten from left to right, and the
/// way back in another that holds a byte a cell; both are used again by the next extension.
///
/// The classic recurrence with equal costs for substitution, insertion and deletion (Needleman &
/// Wunsch 1970), kept to a band (Chao, Pearson & Miller 1992) and given up by the X-drop rule (Altschul
/// and others 1997), here a whole row at a time.
final class BandedExtension {
  private var row: UnsafeMutablePointer<Int>
  private var rowCapacity = 64
  private var steps: UnsafeMutablePointer<UInt8>
  private var stepCapacity = 1 << 14

  /// Below every score, and far enough from overflow.
  private static let never = Int.min / 2

  init() {
    row = .allocate(capacity: rowCapacity)
    steps = .allocate(capacity: stepCapacity)
  }

  deinit {
    row.deallocate()
    steps.deallocate()
  }

  /// A walk from a corner of the table.
  struct Walk {
    let query: UnsafeBufferPointer<UInt32>
    let text: UnsafeBufferPointer<UInt32>
    /// The first words that the walk reads.
    let start: (query: Int, place: Int)
    /// 1 forwards, −1 backwards.
    let direction: Int
    /// The diagonals from the corner that may be used, 0 among them, in the walk's own direction.
    let band: ClosedRange<Int>
    /// The words of the query that are read at least before the walk may be given up.
    let reach: Int

    /// The words of the query ahead.
    var queryCount: Int { direction > 0 ? query.count - start.query : start.query + 1 }
    /// The words of the text ahead.
    var placeCount: Int { direction > 0 ? text.count - start.place : start.place + 1 }
  }

  /// The columns of the best walk, from the corner outwards; empty if none gains anything.
  ///
  /// - Complexity: O(rows · band), rows ending where all scores are below the best by the drop.
  func columns(of walk: Walk, scores: WordScores) -> [AlignmentColumn] {
    scores.matches.withUnsafeBufferPointer { matches in
      let end = fill(walk, matches: matches, edit: scores.edit, drop: scores.drop)
      return wayBack(from: end, band: walk.band)
    }
  }

  /// The best cell so far: its score, words of the query, words of the text.
  private struct Best {
    var score = 0
    var query = 0
    var place = 0
  }

  /// Fills the table and gives the best cell.
  private func fill(
    _ walk: Walk,
    matches: UnsafeBufferPointer<Int>,
    edit: Int,
    drop: Int
  ) -> (query: Int, place: Int) {
    let band = walk.band
    let width = band.upperBound - band.lowerBound + 1
    begin(walk, width: width, edit: edit)
    var best = Best()
    var index = 1
    while index <= walk.queryCount {
      let first = max(band.lowerBound, -index)
      let last = min(band.upperBound, walk.placeCount - index)
      guard first <= last else { break }
      reserveSteps((index + 1) * width)
      let match = matches[walk.start.query + walk.direction * (index - 1)]
      let highest = fillRow(index, first...last, walk, match: match, edit: edit, &best)
      if index >= walk.reach && highest < best.score - drop { break }
      index += 1
    }
    return (best.query, best.place)
  }

  /// Makes the row before the first word: so many words of the text alone.
  private func begin(_ walk: Walk, width: Int, edit: Int) {
    let (low, high) = (walk.band.lowerBound, walk.band.upperBound)
    reserveRow(width)
    // row[diagonal] holds the cell of the last row; a cell to either side stays closed.
    let row = self.row - low + 1
    for diagonal in low - 1...high + 1 { row[diagonal] = Self.never }
    for diagonal in 0...max(0, min(high, walk.placeCount)) { row[diagonal] = -edit * diagonal }
    reserveSteps(width)
    for diagonal in 0...high { steps[diagonal - low] = AlignmentColumn.place.rawValue }
  }

  /// Fills the row of the query's word `index`, from 1, and gives its highest score.
  @inline(__always)
  private func fillRow(
    _ index: Int,
    _ diagonals: ClosedRange<Int>,
    _ walk: Walk,
    match: Int,
    edit: Int,
    _ best: inout Best
  ) -> Int {
    let low = walk.band.lowerBound
    let row = self.row - low + 1
    let steps = self.steps + (index * (walk.band.upperBound - low + 1) - low)
    let word = walk.query[walk.start.query + walk.direction * (index - 1)]
    var highest = Self.never
    var diagonal = diagonals.lowerBound
    if diagonal == -index {
      row[diagonal] = row[diagonal + 1] - edit
      steps[diagonal] = AlignmentColumn.query.rawValue
      highest = row[diagonal]
      diagonal += 1
    }
    while diagonal <= diagonals.upperBound {
      let place = walk.start.place + walk.direction * (index + diagonal - 1)
      let both = row[diagonal] + (walk.text[place] == word ? match : -edit)
      let cell = Self.better(both, query: row[diagonal + 1] - edit, place: row[diagonal - 1] - edit)
      row[diagonal] = cell.score
      steps[diagonal] = cell.step.rawValue
      highest = max(highest, cell.score)
      if cell.score > best.score {
        best = Best(score: cell.score, query: index, place: index + diagonal)
      }
      diagonal += 1
    }
    return highest
  }

  @inline(__always)
  private static func better(
    _ both: Int,
    query: Int,
    place: Int
  ) -> (score: Int, step: AlignmentColumn) {
    var cell = (score: both, step: AlignmentColumn.both)
    if query > cell.score { cell = (query, .query) }
    if place > cell.score { cell = (place, .place) }
    return cell
  }

  private func wayBack(from end: (query: Int, place: Int), band: ClosedRange<Int>)
    -> [AlignmentColumn]
  {
    var columns: [AlignmentColumn] = []
    var (query, place) = end
    while query > 0 || place > 0 {
      let cell = query * band.count + (place - query) - band.lowerBound
      guard let column = AlignmentColumn(rawValue: steps[cell]) else { break }
      columns.append(column)
      if column != .place { query -= 1 }
      if column != .query { place -= 1 }
    }
    columns.reverse()
    return columns
  }

  private func reserveRow(_ width: Int) {
    guard width + 2 > rowCapacity else { return }
    row.deallocate()
    rowCapacity = 2 * (width + 2)
    row = .allocate(capacity: rowCapacity)
  }

  private func reserveSteps(_ count: Int) {
    guard count > stepCapacity else { return }
    let capacity = max(count, 2 * stepCapacity)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: steps, count: stepCapacity)
    steps.deallocate()
    steps = larger
    stepCapacity = capacity
  }
}
