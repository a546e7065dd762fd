import Divergence
import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite("Intervals from truncated distributions")
struct TruncatedPairTests {
  /// A model's distribution over a few tokens, and what a server would tell of it.
  struct Model {
    let probabilities: [Double]

    init(_ size: Int, peak: Double, _ generator: inout SplitMix64) {
      let weights = (0..<size).map { _ in exp(Double(generator.index(below: 10_000)) / 1e4 * peak) }
      let sum = weights.reduce(0, +)
      probabilities = weights.map { $0 / sum }
    }

    /// A model that moved from this one.
    init(_ base: Model, moved: Double, _ generator: inout SplitMix64) {
      let weights = base.probabilities.map {
        $0 * exp((Double(generator.index(below: 10_000)) / 5e3 - 1) * moved)
      }
      let sum = weights.reduce(0, +)
      probabilities = weights.map { $0 / sum }
    }

    var ranked: [Int] {
      probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    }

    func told(_ token: Int, top count: Int, rank: Bool, emitted: Bool = true)
      -> TruncatedDistribution
    {
      TruncatedDistribution(
        emitted: .id(token),
        logProbability: emitted ? log(probabilities[token]) : nil,
        rank: rank ? self.rank(token) : nil,
        top: ranked.prefix(count).map { .init(.id($0), logProbability: log(probabilities[$0])) }
      )
    }

    func rank(_ token: Int) -> Int {
      1 + probabilities.count { $0 > probabilities[token] }
    }
  }

  private static func kl(_ p: [Double], _ q: [Double]) -> Double {
    zip(p, q).reduce(0) { $0 + $1.0 * log($1.0 / $1.1) }
  }

  private static func holds(_ bounds: Bounds, _ value: Double) -> Bool {
    bounds.low <= value + 1e-9 && value <= bounds.high + 1e-9
  }

  @Test("random pairs: every true value lies inside its interval, with and without a floor")
  func random() throws {
    var generator = SplitMix64(seed: 41)
    for _ in 0..<TestScale.count(1_500, heavy: 100_000) {
      let size = 2 + generator.index(below: 60)
      let base = Model(size, peak: [1, 5, 15, 40][generator.index(below: 4)], &generator)
      let tuned = Model(base, moved: [0.1, 2, 9][generator.index(below: 3)], &generator)
      let token = generator.index(below: size)
      let (p, q) = (tuned.probabilities, base.probabilities)
      let floor = (p + q).min() ?? 0
      // As a file that rounds to that precision has it, or nearly unrounded.
      let precision = [1e-12, 1e-3][generator.index(below: 2)]
      let told = [tuned, base].map {
        $0.told(token, top: generator.index(below: min(size, 20) + 1), rank: false)
          .rounded(to: precision)
      }
      for assumptions in [
        TruncatedPair.Assumptions(precision: precision),
        .init(floor: floor, vocabularySize: size, precision: precision),
      ] {
        let pair = TruncatedPair(tuned: told[0], base: told[1], assumptions: assumptions)
        let middle = zip(p, q).map { ($0 + $1) / 2 }
        #expect(Self.holds(pair.klTunedBase, Self.kl(p, q)))
        #expect(Self.holds(pair.klBaseTuned, Self.kl(q, p)))
        #expect(Self.holds(pair.totalVariation, zip(p, q).reduce(0) { $0 + abs($1.0 - $1.1) } / 2))
        #expect(Self.holds(pair.jensenShannon, (Self.kl(p, middle) + Self.kl(q, middle)) / 2))
        #expect(Self.holds(pair.tunedEntropy, -Self.kl(p, p.map { _ in 1 })))
        #expect(Self.holds(pair.baseEntropy, -Self.kl(q, q.map { _ in 1 })))
        if assumptions.floor != nil { #expect(pair.klTunedBase.high.isFinite) }
      }
      let rank = RankBounds(told[1], precision: precision)
      // Tokens that the file's rounding makes equal share the better rank.
      let rounded = q.map { (log($0) / precision).rounded() }
      let expected = 1 + rounded.count { $0 > rounded[token] }
      #expect(rank.low <= expected && expected <= rank.high ?? .max)
    }
  }

  @Test("the lower end is never below the log-sum inequality with one bucket")
  func tighter() throws {
    var generator = SplitMix64(seed: 43)
    for _ in 0..<TestScale.count(500, heavy: 20_000) {
      let size = 30 + generator.index(below: 60)
      let base = Model(size, peak: 12, &generator)
      let tuned = Model(base, moved: 4, &generator)
      let told = (
        tuned.told(generator.index(below: size), top: 8, rank: false),
        base.told(generator.index(below: size), top: 8, rank: false)
      )
      let known = (Set(tuned.ranked.prefix(8)).intersection(base.ranked.prefix(8)))
      var (sum, p, q) = (0.0, 1.0, 1.0)
      for id in known {
        sum += tuned.probabilities[id] * log(tuned.probabilities[id] / base.probabilities[id])
        p -= tuned.probabilities[id]
        q -= base.probabilities[id]
      }
      let bucket = max(0, sum + p * log(p / q))
      let pair = TruncatedPair(
        tuned: told.0,
        base: told.1,
        assumptions: .init(precision: 1e-13)
      )
      #expect(pair.klTunedBase.low >= bucket - 1e-9)
    }
  }

  @Test("lists that hold everything give the exact values")
  func complete() throws {
    var generator = SplitMix64(seed: 44)
    let base = Model(7, peak: 3, &generator)
    let tuned = Model(base, moved: 2, &generator)
    let pair = TruncatedPair(
      tuned: tuned.told(2, top: 7, rank: false),
      base: base.told(2, top: 7, rank: false),
      assumptions: .init(floor: 1e-12, vocabularySize: 7, precision: 1e-14)
    )
    let exact = Self.kl(tuned.probabilities, base.probabilities)
    #expect(abs(pair.klTunedBase.low - exact) < 1e-9 && abs(pair.klTunedBase.high - exact) < 1e-6)
    #expect(pair.totalVariation.high - pair.totalVariation.low < 1e-9)
    #expect(pair.baseEntropy.high - pair.baseEntropy.low < 1e-6)
  }

  @Test("worked by hand: two tokens known to both, a tail on either side")
  func byHand() {
    func told(_ first: Double, _ second: Double) -> TruncatedDistribution {
      TruncatedDistribution(
        emitted: .id(1),
        logProbability: log(first),
        top: [
          .init(.id(1), logProbability: log(first)), .init(.id(2), logProbability: log(second)),
        ]
      )
    }
    let pair = TruncatedPair(
      tuned: told(0.6, 0.3),
      base: told(0.5, 0.25),
      assumptions: .init(floor: 0.01, precision: 0)
    )
    let known = 0.6 * log(1.2) + 0.3 * log(1.2)
    #expect(abs(pair.klTunedBase.low - (known + 0.1 * log(0.1 / 0.25))) < 1e-12)
    // The tail of tuned is at most 0.1 in one token, and each of base's tokens at least 0.01.
    #expect(abs(pair.klTunedBase.high - (known + 0.1 * log(0.1 / 0.01))) < 1e-12)
    #expect(abs(pair.totalVariation.low - (0.15 + 0.15) / 2) < 1e-12)
    #expect(abs(pair.totalVariation.high - (0.15 + 0.35) / 2) < 1e-12)
  }

  @Test("a base rank is exact, bounded or unknown, and decides a class or does not")
  func ranks() {
    func told(
      _ emitted: Double?,
      rank: Int? = nil,
      _ top: [Double],
      _ completeness: TruncatedDistribution.Completeness = .likeliest
    ) -> RankBounds {
      RankBounds(
        TruncatedDistribution(
          emitted: .id(99),
          logProbability: emitted.map { log($0) },
          rank: rank,
          top: top.enumerated().map {
            .init(.id($0.element == emitted ? 99 : $0.offset), logProbability: log($0.element))
          },
          completeness: completeness
        )
      )
    }
    #expect(told(0.01, rank: 17, [0.5]) == RankBounds(exactly: 17))
    #expect(told(0.2, [0.5, 0.2, 0.1]) == RankBounds(exactly: 2))
    #expect(told(0.05, [0.5, 0.2, 0.1]) == RankBounds(low: 4, high: 7))
    #expect(told(nil, [0.5, 0.2, 0.1]) == RankBounds(low: 4, high: nil))
    #expect(told(0.3, []) == RankBounds(low: 1, high: 3))
    let listedOnly = TruncatedDistribution(
      emitted: .id(2),
      logProbability: nil,
      top: [0.5, 0.2, 0.1].enumerated().map {
        .init(.id($0.offset), logProbability: log($0.element))
      }
    )
    #expect(RankBounds(listedOnly) == RankBounds(exactly: 3))
    #expect(told(0.3, [0.5], .lossy) == RankBounds(low: 2, high: 2))
    #expect(told(0.05, [0.5, 0.2, 0.1]).shiftClass == .shifted)
    #expect(told(nil, [0.5, 0.2, 0.1]).shiftClass == .shifted)
    #expect(told(0.2, [0.5]).shiftClass == .marginal)
    #expect(told(0.02, [0.9]).shiftClass == nil)
  }

  @Test("Jaccard and nDCG compare the first k of both lists")
  func agreement() throws {
    func pair(_ tuned: [Int], _ base: [Int], k: Int) throws -> ResponseDivergence {
      func told(_ ids: [Int]) -> TruncatedDistribution {
        TruncatedDistribution(
          emitted: .id(0),
          logProbability: -1,
          top: ids.enumerated().map {
            .init(.id($0.element), logProbability: -1 - Double($0.offset))
          }
        )
      }
      let generation = Generation(promptID: "p", model: "m", text: "", tokenIDs: [0], offsets: [])
      func distributions(_ ids: [Int]) -> ResponseDistributions {
        ResponseDistributions(
          promptID: "p",
          positions: .truncated([told(ids)]),
          location: .init(file: "f")
        )
      }
      return try ResponseMeasure(listed: k).divergence(
        of: generation,
        DistributionPairs.Pair(tuned: distributions(tuned), base: distributions(base))
      )
    }
    #expect(try pair([1, 2, 3], [1, 2, 3], k: 3).ndcg == [1])
    #expect(try pair([1, 2, 3], [4, 5, 6], k: 3).jaccard == [0])
    #expect(try pair([2, 1, 9], [1, 2, 3], k: 3).jaccard == [0.5])
    let found = try #require(try pair([2, 1, 9], [1, 2, 3], k: 3).ndcg[0])
    #expect(abs(found - (2 + 3 / log2(3)) / (3 + 2 / log2(3) + 0.5)) < 1e-12)
    #expect(try pair([1, 2], [1, 2], k: 3).ndcg == [nil])
    #expect(try pair([1, 2, 3], [3, 2, 1], k: 2).baseTop[0].map(\.key) == [.id(3), .id(2)])
    #expect(try pair([1, 2, 3], [3, 2, 1], k: 2).tunedTop[0].map(\.key) == [.id(1), .id(2)])
    let long = try pair(Array(1...9), Array(1...9), k: 9)
    #expect(long.baseTop[0].count == 9 && long.tunedTop[0].count == ResponseDivergence.shown)
  }
}

extension TruncatedDistribution {
  /// What a file tells that rounds log-probabilities to multiples of `precision`.
  fileprivate func rounded(to precision: Double) -> TruncatedDistribution {
    func rounded(_ value: Double) -> Double { (value / precision).rounded() * precision }
    var told = self
    told.emittedLogProbability = emittedLogProbability.map(rounded)
    told.top = top.map { .init($0.key, logProbability: rounded($0.logProbability)) }
    return told
  }
}
