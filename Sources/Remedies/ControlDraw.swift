public import SpoorModel
public import Statistics

/// Random rows to take out instead of those that were selected: as many, and about as long.
///
/// For each selected row one of the ``neighbours`` rows that come nearest in length and are not taken yet
/// is drawn, each as likely as the others.
public struct ControlDraw: Sendable {
  /// How many of the nearest rows are drawn from.
  public static let neighbours = 20

  /// The rows, ascending, as numbers among ``DatasetHoldings/rows``.
  public let rows: [Int]
  /// The selected row that each of them was drawn for, by the drawn one's number.
  public let partners: [Int: Int]

  /// Makes so many draws, each with a generator of its own, so that one more leaves the others as they are.
  ///
  /// - Throws: ``SpoorError`` where the dataset has not as many other rows.
  public static func draws(
    _ count: Int,
    seed: UInt64,
    besides selected: Set<Int>,
    of holdings: DatasetHoldings
  ) throws(SpoorError) -> [ControlDraw] {
    // Mixed values: seeds a constant apart may be one stream of SplitMix64, shifted by a number a draw.
    var seeds = SplitMix64(seed: seed)
    var draws: [ControlDraw] = []
    for _ in 0..<count {
      var generator = SplitMix64(seed: seeds.next())
      draws.append(try ControlDraw(besides: selected, of: holdings, using: &generator))
    }
    return draws
  }

  /// Draws rows.
  ///
  /// Rows of several copies come in only where all others are used up, and then whole.
  ///
  /// - Throws: ``SpoorError`` where the dataset has not as many other rows.
  public init(
    besides selected: Set<Int>,
    of holdings: DatasetHoldings,
    using generator: inout SplitMix64
  ) throws(SpoorError) {
    let others = holdings.rows.indices.filter { !selected.contains($0) }
    var pool = RowsByLength(others.filter { holdings.rows[$0].copies == 1 }, of: holdings)
    var spare = RowsByLength(others.filter { holdings.rows[$0].copies > 1 }, of: holdings)
    var partners: [Int: Int] = [:]
    // The dataset's order, so that the draw depends on nothing but the selection and the seed.
    var wanted = selected.sorted().flatMap { row in
      Array(repeating: row, count: holdings.rows[row].copies)
    }[...]
    while let partner = wanted.first {
      let length = holdings.rows[partner].words
      if let row = pool.draw(near: length, using: &generator) {
        partners[row] = partner
        wanted.removeFirst()
      } else if let row = spare.draw(near: length, using: &generator) {
        guard holdings.rows[row].copies <= wanted.count else { continue }
        partners[row] = partner
        wanted.removeFirst(holdings.rows[row].copies)
      } else {
        throw Self.tooFew(holdings.count(of: selected), of: holdings.numbers.count)
      }
    }
    self.partners = partners
    rows = partners.keys.sorted()
  }

  private static func tooFew(_ selected: Int, of all: Int) -> SpoorError {
    SpoorError(
      .badInput,
      "\(selected) of the dataset's \(all) rows are selected, and not as many others can be drawn for a control",
      remedy: "Select fewer with '--rows' or '--share'."
    )
  }
}

/// Rows by the words of their outputs, taken out one by one.
private struct RowsByLength {
  private var lengths: [Int] = []
  private var rows: [[Int]] = []
  private var count = 0

  init(_ all: [Int], of holdings: DatasetHoldings) {
    let byLength = Dictionary(grouping: all) { holdings.rows[$0].words }
    lengths = byLength.keys.sorted()
    rows = lengths.map { byLength[$0] ?? [] }
    count = all.count
  }

  /// Takes out one of the nearest; of those that are equally far, any.
  mutating func draw(near length: Int, using generator: inout SplitMix64) -> Int? {
    guard count > 0 else { return nil }
    var place = generator.index(below: min(count, ControlDraw.neighbours))
    var above = lengths.firstIndex { $0 >= length } ?? lengths.count
    var below = above - 1
    while true {
      let ring = nearest(&below, &above, to: length)
      let size = ring.reduce(0) { $0 + rows[$1].count }
      if place < size { return take(generator.index(below: size), of: ring) }
      place -= size
    }
  }

  /// The next lengths outwards, one or the two that are equally far.
  private func nearest(_ below: inout Int, _ above: inout Int, to length: Int) -> [Int] {
    let down = below >= 0 ? length - lengths[below] : .max
    let up = above < lengths.count ? lengths[above] - length : .max
    var ring: [Int] = []
    if down <= up {
      ring.append(below)
      below -= 1
    }
    if up <= down {
      ring.append(above)
      above += 1
    }
    return ring
  }

  private mutating func take(_ place: Int, of ring: [Int]) -> Int {
    let isFirst = place < rows[ring[0]].count
    let length = isFirst ? ring[0] : ring[ring.count - 1]
    let index = isFirst ? place : place - rows[ring[0]].count
    count -= 1
    rows[length].swapAt(index, rows[length].count - 1)
    return rows[length].removeLast()
  }
}
