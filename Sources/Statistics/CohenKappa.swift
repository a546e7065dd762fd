/// How far two raters agree beyond what their own shares of the labels would give by chance: κ =
/// (pₒ − pₑ) / (1 − pₑ) (Cohen 1960).
///
/// Units that one of the two left out count nowhere. Undefined where no unit has both, or where both give
/// one and the same label throughout: then nothing can tell agreement from habit. Complexity of a value:
/// O(units + labels²).
public struct CohenKappa: UnitStatistic, Hashable {
  private struct Pair: Hashable {
    var unit: Int
    var one: Int
    var other: Int
  }

  /// How many units there are, those that one of the two left out too.
  public let units: Int
  private let labels: Int
  private let pairs: [Pair]

  /// Compares two raters by their names.
  public init(_ ratings: Ratings, of first: String, and second: String) {
    units = ratings.units
    labels = ratings.labels.count
    let places = [first, second].map { ratings.raters.firstIndex(of: $0) }
    pairs = ratings.answers.enumerated().compactMap { unit, answers in
      guard let one = places[0].flatMap({ answers[$0] }),
        let other = places[1].flatMap({ answers[$0] })
      else { return nil }
      return Pair(unit: unit, one: one, other: other)
    }
  }

  /// Compares two raters by how often each pair of labels was given: one's in rows, the other's in columns.
  public init(table: [[Int]]) {
    precondition(table.allSatisfy { $0.count == table.count }, "a table that is no square")
    precondition(table.joined().allSatisfy { $0 >= 0 }, "a count is negative")
    let cells = table.indices.flatMap { one in table.indices.map { other in (one, other) } }
    let said = cells.flatMap { one, other in
      Array(repeating: (one, other), count: table[one][other])
    }
    units = said.count
    labels = table.count
    pairs = said.enumerated().map { Pair(unit: $0, one: $1.0, other: $1.1) }
  }

  /// How many units both rated.
  public var sharedUnits: Int { pairs.count }

  /// κ, at most 1; `nil` where it is undefined.
  public func value(timesDrawn: [Int]) -> Double? { shares(timesDrawn)?.kappa }

  /// The asymptotic standard error, for large samples (Fleiss, Cohen and Everitt 1969); `nil` where κ is.
  public var standardError: Double? {
    shares(Array(repeating: 1, count: units)).flatMap { shares in
      shares.kappa.map { shares.standardError(of: $0) }
    }
  }

  private func shares(_ timesDrawn: [Int]) -> Shares? {
    var counts = Array(repeating: Array(repeating: 0, count: labels), count: labels)
    for pair in pairs { counts[pair.one][pair.other] += timesDrawn[pair.unit] }
    return Shares(counts)
  }
}

/// The shares of a square table, and of its rows and columns.
private struct Shares {
  private let count: Double
  private let cells: [[Double]]
  private let rows: [Double]
  private let columns: [Double]

  init?(_ counts: [[Int]]) {
    let all = counts.joined().reduce(0, +)
    guard all > 0 else { return nil }
    let count = Double(all)
    self.count = count
    cells = counts.map { $0.map { Double($0) / count } }
    rows = counts.map { Double($0.reduce(0, +)) / count }
    columns = counts.indices.map { column in
      Double(counts.reduce(0) { $0 + $1[column] }) / count
    }
  }

  /// What chance would give; exactly 1 only where both use one label, the same.
  private var expected: Double { zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 } }

  var kappa: Double? {
    guard !zip(rows, columns).contains(where: { $0 == 1 && $1 == 1 }) else { return nil }
    let observed = cells.indices.reduce(0) { $0 + cells[$1][$1] }
    return (observed - expected) / (1 - expected)
  }

  func standardError(of kappa: Double) -> Double {
    let doubt = 1 - kappa
    var sum = 0.0
    for one in cells.indices {
      for other in cells.indices {
        let weight =
          one == other
          ? 1 - (rows[one] + columns[one]) * doubt : (columns[one] + rows[other]) * doubt
        sum += cells[one][other] * weight * weight
      }
    }
    let centre = kappa - expected * doubt
    // Rounding may leave −1e-17 where all agree.
    let variance = max(0, sum - centre * centre) / count
    return variance.squareRoot() / (1 - expected)
  }
}
