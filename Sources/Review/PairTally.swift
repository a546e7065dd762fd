public import AuditStore
import DurableFiles
import Figures
public import SpoorModel
public import Statistics

/// What reviewers found sets two models' answers apart: the share of each category, by which of the two it
/// is said of.
public struct PairTally: Hashable, Sendable, Encodable {
  /// How often one thing was said.
  public struct Line: Hashable, Sendable, Encodable {
    /// What was said.
    public let category: PairCategory
    /// The model that it is said of: the better one in 1, the one that hallucinates in 4 and 5; `nil` where
    /// it is said of both.
    public let model: String?
    /// Pairs of which it was said; where several reviewers judged a pair, each has an equal share of it.
    public let pairs: Double
    /// Its share of the judged pairs, with the interval over pairs; `nil` where none is judged.
    public let share: Estimate?

    private enum CodingKeys: String, CodingKey {
      case category, number, model, pairs, share
    }

    /// Writes every key, `null` where it has nothing to say.
    public func encode(to encoder: any Encoder) throws {
      var line = encoder.container(keyedBy: CodingKeys.self)
      try line.encode(category, forKey: .category)
      try line.encode(category.number, forKey: .number)
      try line.encode(model, forKey: .model)
      try line.encode(pairs, forKey: .pairs)
      try line.encode(share, forKey: .share)
    }
  }

  /// The model called A.
  public let first: String
  /// The model called B.
  public let second: String
  /// Pairs that were given to reviewers.
  public let kept: Int
  /// Pairs of before, with answers that a later run replaced: no figure counts them.
  public let replaced: Int
  /// Pairs with at least one verdict.
  public let judged: Int
  /// The reviewers, by name.
  public let reviewers: [String]
  /// One line a thing that can be said, in the study's order, A before B.
  public let lines: [Line]
  /// Judged pairs in which more reviewers say of A alone than of B alone that it hallucinates (categories
  /// 4 and 5).
  public let firstHallucinates: Int
  /// The same of B.
  public let secondHallucinates: Int
  /// The chance of so uneven a split if neither hallucinated more often (exact McNemar); `nil` where no pair
  /// tells.
  public let pValue: Double?

  private enum CodingKeys: String, CodingKey {
    case first, second, kept, replaced, judged, reviewers, lines
    case firstHallucinates = "first_hallucinates"
    case secondHallucinates = "second_hallucinates"
    case pValue = "p_value"
  }

  /// Counts verdicts: of each reviewer the last on a pair.
  ///
  /// - Parameters:
  ///   - pairs: pairs of both models with their verdicts, in the order of arrival.
  ///   - replaced: how many pairs were left out because a later run has other answers.
  ///   - first: the model called A.
  ///   - second: the model called B.
  ///   - bootstrap: how intervals are drawn, over pairs.
  public init(
    of pairs: [(pair: AnswerPair, verdicts: [PairVerdict])],
    replaced: Int = 0,
    first: String,
    second: String,
    by bootstrap: Bootstrap
  ) {
    let judged = pairs.filter { !$0.verdicts.isEmpty }.map { JudgedPair($0.pair, $0.verdicts) }
    self.first = first
    self.second = second
    kept = pairs.count
    self.replaced = replaced
    self.judged = judged.count
    reviewers = Set(pairs.flatMap { $0.verdicts.map(\.reviewer) }).sorted()
    lines = PairCategory.allCases.flatMap { category in
      (category.isOfOneSide ? [first, second] : [nil]).map { model in
        let shares = judged.map { $0.share(of: category, about: model) }
        return Line(
          category: category,
          model: model,
          pairs: shares.reduce(0, +),
          share: Estimate(shares: shares, by: bootstrap)
        )
      }
    }
    let leanings = judged.map { $0.hallucinating(first) - $0.hallucinating(second) }
    firstHallucinates = leanings.count { $0 > 0 }
    secondHallucinates = leanings.count { $0 < 0 }
    let told = firstHallucinates + secondHallucinates
    pValue = told == 0 ? nil : McNemar(lost: firstHallucinates, gained: secondHallucinates).pValue
  }
}

/// A pair with each reviewer's last verdict.
private struct JudgedPair {
  private let pair: AnswerPair
  private let verdicts: [PairVerdict]

  init(_ pair: AnswerPair, _ verdicts: [PairVerdict]) {
    self.pair = pair
    self.verdicts = Array(verdicts.lastWords.values)
  }

  /// Which share of the reviewers says the category of the model.
  func share(of category: PairCategory, about model: String?) -> Double {
    let side = model.flatMap(pair.side(of:))
    let saying = verdicts.count { $0.category == category && $0.side == side }
    return Double(saying) / Double(verdicts.count)
  }

  func hallucinating(_ model: String) -> Double {
    share(of: .lengthened, about: model) + share(of: .coreFact, about: model)
  }
}

extension Estimate {
  /// The mean of shares, one a pair; `nil` without pairs.
  ///
  /// Where all are 0 or all are 1 every drawing is alike, and the interval is the score interval.
  fileprivate init?(shares: [Double], by bootstrap: Bootstrap) {
    guard !shares.isEmpty else { return nil }
    let value = shares.reduce(0, +) / Double(shares.count)
    let uniform = Proportion(successes: value == 0 ? 0 : shares.count, trials: shares.count)
    let interval =
      value == 0 || value == 1
      ? uniform.wilson : bootstrap.interval(over: shares.map { RatioTerm($0, over: 1) })
    self.init(value: value, low: interval?.low, high: interval?.high)
  }
}
