import Figures
public import SpoorModel
public import Statistics

/// What a score calls Unknown at each threshold, and how a model that was tuned since answers those
/// questions, beside what SliCK calls Unknown.
///
/// Gekhman et al. (2405.05904, §7 and Figure 5): the better an estimate of what is Unknown, the lower the
/// accuracy after tuning on what it calls Unknown, at one share of questions so called. Questions below a
/// threshold are Unknown; at a threshold between equal scores, each counts in part.
public struct UnknownCurve: Hashable, Sendable {
  /// One threshold.
  public struct Point: Hashable, Sendable {
    /// Questions with at most this score are called Unknown.
    public var threshold: Double
    /// Their share of all.
    public var unknown: Double
    /// How many of them the tuned model answers rightly.
    public var accuracy: Double
  }

  /// The score's name.
  public let name: String
  /// How many questions have a score, a category and an outcome.
  public let questions: Int
  /// A point for each score that occurs, at most ``pointsAtMost`` of them evenly apart.
  public let points: [Point]
  /// SliCK's share of Unknown questions.
  public let slickUnknown: Double
  /// The tuned model's accuracy on them; `nil` where there are none.
  public let slickAccuracy: Estimate?
  /// The accuracy on as many questions, those of the lowest scores; `nil` where SliCK calls none Unknown.
  public let accuracyAtSlick: Estimate?
  /// SliCK's accuracy less the score's, at SliCK's share, with a bootstrap over questions.
  ///
  /// Below 0, SliCK finds the questions that the tuned model answers worse.
  public let difference: Estimate?
  /// How often a question that SliCK does not call Unknown has a higher score than one that it does.
  public let auroc: Double?

  /// The most points of a curve.
  public static let pointsAtMost = 200

  /// Draws the curve over the questions that have a score and an outcome; `nil` under two of them.
  public init?(
    _ name: String,
    scores: [QuestionID: Double],
    outcomes: [QuestionID: Bool],
    of questions: [ClassifiedQuestion],
    by bootstrap: Bootstrap = Bootstrap()
  ) {
    let cases = questions.compactMap { question -> ScoredQuestion? in
      guard let score = scores[question.id], let isRight = outcomes[question.id] else { return nil }
      return ScoredQuestion(
        score: score,
        isRight: isRight,
        isUnknown: question.category == .unknown
      )
    }.sorted { $0.score < $1.score }
    guard cases.count > 1 else { return nil }
    self.name = name
    self.questions = cases.count
    points = Self.points(of: cases)
    slickUnknown = Double(cases.count(where: \.isUnknown)) / Double(cases.count)
    let slick = LeastSure(cases: cases, choice: .slick)
    let score = LeastSure(cases: cases, choice: .score)
    let estimates = Estimate.estimates(
      of: [slick, score, DifferenceOfUnits(slick, minus: score)],
      by: bootstrap
    )
    (slickAccuracy, accuracyAtSlick, difference) = (estimates[0], estimates[1], estimates[2])
    let labels = cases.enumerated().map { unit, question in
      ScoredLabel(score: question.score, isPositive: !question.isUnknown, unit: unit)
    }
    auroc = AUROC(RankedLabels(labels, units: cases.count)).value
  }

  private static func points(of cases: [ScoredQuestion]) -> [Point] {
    var points: [Point] = []
    var right = 0
    for (place, question) in cases.enumerated() {
      if question.isRight { right += 1 }
      let next = place + 1
      guard next == cases.count || cases[next].score > question.score else { continue }
      points.append(
        Point(
          threshold: question.score,
          unknown: Double(next) / Double(cases.count),
          accuracy: Double(right) / Double(next)
        )
      )
    }
    guard points.count > pointsAtMost else { return points }
    let step = Double(points.count - 1) / Double(pointsAtMost - 1)
    return (0..<pointsAtMost).map { points[Int((Double($0) * step).rounded())] }
  }
}

/// A question with what is known of it, in the order of scores.
private struct ScoredQuestion: Hashable {
  var score: Double
  var isRight: Bool
  var isUnknown: Bool
}

/// The accuracy on what is called Unknown: by SliCK, or by taking as many questions of the lowest scores.
private struct LeastSure: UnitStatistic {
  enum Choice {
    case slick
    case score
  }

  /// Sorted by score.
  let cases: [ScoredQuestion]
  let choice: Choice

  var units: Int { cases.count }

  func value(timesDrawn: [Int]) -> Double? {
    var (unknown, unknownRight) = (0, 0)
    for (unit, times) in timesDrawn.enumerated() where cases[unit].isUnknown {
      unknown += times
      if cases[unit].isRight { unknownRight += times }
    }
    guard unknown > 0 else { return nil }
    if choice == .slick { return Double(unknownRight) / Double(unknown) }
    return rightAmongLowest(unknown, timesDrawn) / Double(unknown)
  }

  /// Right answers among so many of the lowest scores; of equal scores each counts in part.
  private func rightAmongLowest(_ wanted: Int, _ timesDrawn: [Int]) -> Double {
    var (rest, right) = (wanted, 0.0)
    var start = 0
    while start < cases.count, rest > 0 {
      var end = start
      var (tied, tiedRight) = (0, 0)
      while end < cases.count, cases[end].score == cases[start].score {
        tied += timesDrawn[end]
        if cases[end].isRight { tiedRight += timesDrawn[end] }
        end += 1
      }
      let taken = min(tied, rest)
      if tied > 0 { right += Double(tiedRight) * Double(taken) / Double(tied) }
      rest -= taken
      start = end
    }
    return right
  }
}
