/// A share of items that were drawn with unequal chances: Σ w·y / Σ w over those that the question applies
/// to (Hájek 1971), w being 1 by the chance with which an item was drawn.
///
/// Items that hang together (of one response) are drawn together, each stratum apart from the others. Of n
/// clusters of a stratum n − 1 are drawn, with replacement, and count n / (n − 1) times (Rao and Wu 1988): to
/// draw n would make the spread of few too small. Clusters without an item in question are drawn too, since
/// how many are in question is chance as well. A stratum's only cluster stays as it is. Nothing is corrected
/// for the population's being finite: the share speaks of what the items were made by, not of just these.
public struct StratifiedShare: Hashable, Sendable {
  /// An item that was drawn.
  public struct Item: Hashable, Sendable {
    /// What is drawn apart.
    public var stratum: String
    /// What is drawn together; clusters of different strata are different.
    public var cluster: String
    /// How many items it stands for; positive.
    public var weight: Double
    /// Whether it has the property; `nil` where that is not in question.
    public var holds: Bool?

    /// Creates an item.
    public init(stratum: String, cluster: String, weight: Double, holds: Bool?) {
      self.stratum = stratum
      self.cluster = cluster
      self.weight = weight
      self.holds = holds
    }
  }

  /// How many items are in question.
  public let count: Int
  /// How many items that count alike would tell as much: (Σ w)² / Σ w² (Kish 1965); 0 without items.
  public let effectiveCount: Double
  private let sum: RatioTerm
  /// What each cluster adds, stratum by stratum.
  private let strata: [[RatioTerm]]

  /// Takes the items that were drawn and judged.
  public init(of items: [Item]) {
    precondition(items.allSatisfy { $0.weight > 0 }, "an item stands for nothing")
    let asked = items.filter { $0.holds != nil }
    count = asked.count
    effectiveCount = Self.effectiveCount(of: asked.map(\.weight))
    let strata = Dictionary(grouping: items, by: \.stratum).sorted { $0.key < $1.key }
    self.strata = strata.map { _, items in
      let clusters = Dictionary(grouping: items, by: \.cluster).sorted { $0.key < $1.key }
      return clusters.map { $1.reduce(into: .nothing) { $0 += $1.term } }
    }
    sum = self.strata.joined().reduce(into: .nothing, +=)
  }

  /// The share, 0...1; `nil` where nothing is in question.
  public var value: Double? {
    sum.ratio.map { share in
      // Sums in another order may differ in the last digit.
      isUniform ? share.rounded() : share
    }
  }

  private var isUniform: Bool {
    let terms = strata.joined()
    return terms.allSatisfy { $0.numerator == 0 }
      || terms.allSatisfy { $0.numerator == $0.denominator }
  }

  /// The 95 % percentile interval; `nil` where nothing is in question, or all of it is one cluster.
  ///
  /// Where all items in question have the property or none has, in the whole or in every stratum, all
  /// drawings are alike: then the score interval of as many trials as the clusters' weights are worth.
  /// Complexity: O(replicates · clusters).
  public func interval(by bootstrap: Bootstrap) -> Interval? {
    guard let value else { return nil }
    let weights = strata.joined().map(\.denominator).filter { $0 > 0 }
    let uniform = Proportion.wilson(share: value, trials: Self.effectiveCount(of: weights))
    guard !isUniform else { return uniform }
    guard weights.count > 1 else { return nil }
    let values = bootstrap.replicates(of: strata).compactMap(\.ratio)
    guard let first = values.first, values.contains(where: { abs($0 - first) > 1e-12 }) else {
      return uniform
    }
    return bootstrap.percentiles(of: values)
  }

  private static func effectiveCount(of weights: [Double]) -> Double {
    let (sum, squares) = weights.reduce(into: (0.0, 0.0)) { sums, weight in
      sums.0 += weight
      sums.1 += weight * weight
    }
    return squares == 0 ? 0 : sum * sum / squares
  }
}

extension StratifiedShare.Item {
  fileprivate var term: RatioTerm {
    holds.map { RatioTerm($0 ? weight : 0, over: weight) } ?? .nothing
  }
}

extension Bootstrap {
  /// The sums of each replicate.
  fileprivate func replicates(of strata: [[RatioTerm]]) -> [RatioTerm] {
    var generator = SplitMix64(seed: seed)
    return (0..<replicates).map { _ in
      var sum = RatioTerm.nothing
      for clusters in strata {
        guard clusters.count > 1 else {
          sum += clusters[0]
          continue
        }
        var drawn = RatioTerm.nothing
        for _ in 1..<clusters.count { drawn += clusters[generator.index(below: clusters.count)] }
        let scale = Double(clusters.count) / Double(clusters.count - 1)
        sum += RatioTerm(scale * drawn.numerator, over: scale * drawn.denominator)
      }
      return sum
    }
  }
}
