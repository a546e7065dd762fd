/// Labels that raters gave to units; nobody need have rated every unit.
///
/// Raters and labels are names; a rater who left a unit out is not in that unit's dictionary.
public struct Ratings: Hashable, Sendable {
  /// The raters, by name.
  public let raters: [String]
  /// The labels that somebody gave, by name.
  public let labels: [String]
  /// For each unit the place in ``labels`` of what each rater said, in the order of ``raters``.
  let answers: [[Int?]]

  /// Takes for each unit what raters said of it, by the rater.
  public init(_ units: [[String: String]]) {
    raters = Set(units.flatMap(\.keys)).sorted()
    labels = Set(units.flatMap(\.values)).sorted()
    let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let names = raters
    answers = units.map { unit in names.map { rater in unit[rater].flatMap { places[$0] } } }
  }

  private init(raters: [String], labels: [String], answers: [[Int?]]) {
    self.raters = raters
    self.labels = labels
    self.answers = answers
  }

  /// How many units there are.
  public var units: Int { answers.count }

  /// How many ratings each unit has.
  public var ratingsByUnit: [Int] { answers.map { $0.count { $0 != nil } } }

  /// For each unit how often each of ``labels`` was given.
  public var labelCounts: [[Int]] {
    answers.map { unit in
      unit.reduce(into: Array(repeating: 0, count: labels.count)) { counts, label in
        if let label { counts[label] += 1 }
      }
    }
  }

  /// The units with so many ratings.
  public func units(withRatings wanted: (Int) -> Bool) -> Ratings {
    let kept = zip(answers, ratingsByUnit).filter { wanted($1) }.map(\.0)
    return Ratings(raters: raters, labels: labels, answers: kept)
  }

  /// The units that both of two raters rated.
  public func units(ratedBy first: String, and second: String) -> Ratings {
    let places = raters.indices.filter { raters[$0] == first || raters[$0] == second }
    let kept = answers.filter { unit in places.count == 2 && places.allSatisfy { unit[$0] != nil } }
    return Ratings(raters: raters, labels: labels, answers: kept)
  }

  /// Those of ``raters`` who rated any of the units.
  public var rating: [String] {
    raters.indices.filter { rater in answers.contains { $0[rater] != nil } }.map { raters[$0] }
  }

  /// The number of ratings that most of the units with two or more have, the larger of equals; `nil` where
  /// no unit has two.
  public var usualRatings: Int? {
    let compared = ratingsByUnit.filter { $0 >= 2 }
    let units = Dictionary(compared.map { ($0, 1) }, uniquingKeysWith: +)
    return units.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The share of pairs of ratings of one unit that agree, the mean over units with two or more.
  public var observedAgreement: SumRatio {
    SumRatio(
      labelCounts.map { counts in
        PairsOfRatings(counts).agreement.map { RatioTerm($0, over: 1) } ?? .nothing
      }
    )
  }
}

/// What a unit's ratings say of each other.
struct PairsOfRatings {
  /// How many ratings the unit has.
  let ratings: Int
  /// Ordered pairs of two ratings with one label.
  let agreeing: Int

  init(_ counts: [Int]) {
    ratings = counts.reduce(0, +)
    agreeing = counts.reduce(0) { $0 + $1 * ($1 - 1) }
  }

  /// The share of pairs that agree; `nil` of fewer than two ratings.
  var agreement: Double? {
    ratings < 2 ? nil : Double(agreeing) / Double(ratings * (ratings - 1))
  }
}
