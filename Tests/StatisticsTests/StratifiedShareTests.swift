import Statistics
import Testing

@Suite("Shares of stratified samples")
struct StratifiedShareTests {
  private func item(
    _ stratum: String,
    _ cluster: Int,
    _ weight: Double,
    _ holds: Bool?
  ) -> StratifiedShare.Item {
    StratifiedShare.Item(
      stratum: stratum,
      cluster: "response \(cluster)",
      weight: weight,
      holds: holds
    )
  }

  @Test("an item counts as often as it stands for others, and not where nothing is asked of it")
  func weights() throws {
    let share = StratifiedShare(of: [
      item("a", 1, 10, true), item("a", 2, 10, false), item("b", 3, 1, true), item("b", 4, 5, nil),
    ])
    #expect(abs(try #require(share.value) - 11.0 / 21) < 1e-12)
    #expect(share.count == 3)
    // (10 + 10 + 1)² / (100 + 100 + 1)
    #expect(abs(share.effectiveCount - 441.0 / 201) < 1e-12)
  }

  @Test("of equal weights the effective number is the number")
  func kish() {
    let share = StratifiedShare(of: (0..<30).map { item("a", $0, 7, $0 % 3 == 0) })
    #expect(abs(share.effectiveCount - 30) < 1e-9)
    #expect(abs((share.value ?? 0) - 1.0 / 3) < 1e-12)
  }

  @Test("the interval is as wide as theory says, within strata and between clusters")
  func width() throws {
    // Two strata of 200 clusters with one item each: the textbook's stratified variance.
    let items = (0..<400).map { number in
      let isFirst = number < 200
      return item(isFirst ? "a" : "b", number, isFirst ? 3 : 1, number % (isFirst ? 2 : 10) == 0)
    }
    let share = StratifiedShare(of: items)
    let value = try #require(share.value)
    let variance = (0.75 * 0.75 * 0.25 + 0.25 * 0.25 * 0.09) / 199
    let half = 1.96 * variance.squareRoot()
    let interval = try #require(share.interval(by: Bootstrap(replicates: 4_000)))
    #expect(abs(interval.low - (value - half)) < 0.12 * half)
    #expect(abs(interval.high - (value + half)) < 0.12 * half)
    // The same items, of which four always go together: twice as wide.
    let clustered = StratifiedShare(
      of: (0..<400).map { item("a", $0 / 4, 1, $0 / 4 % 2 == 0) }
    )
    let single = StratifiedShare(of: (0..<400).map { item("a", $0, 1, $0 % 2 == 0) })
    let widths = try [clustered, single].map { share in
      let interval = try #require(share.interval(by: Bootstrap(replicates: 4_000)))
      return interval.high - interval.low
    }
    #expect(abs(widths[0] / widths[1] - 2) < 0.2)
  }

  @Test("two clusters are drawn one by one: the spread of so few is not made too small")
  func two() throws {
    let items = [item("a", 1, 1, true), item("a", 2, 1, false), item("b", 3, 2, true)]
    let interval = try #require(StratifiedShare(of: items).interval(by: Bootstrap()))
    // One of the two stands for both: 2 of 4, or 4 of 4.
    #expect(interval == Interval(low: 0.5, high: 1))
  }

  @Test("where all have the property or none has, the score interval of clusters' weights stands")
  func uniform() throws {
    for holds in [true, false] {
      let items = (0..<20).map { item("a", $0 / 2, 0.1, holds) } + [item("a", 99, 5, nil)]
      let share = StratifiedShare(of: items)
      #expect(share.value == (holds ? 1 : 0))
      let wilson = try #require(Proportion(successes: holds ? 10 : 0, trials: 10).wilson)
      let interval = try #require(share.interval(by: Bootstrap()))
      #expect(abs(interval.low - wilson.low) < 1e-9 && abs(interval.high - wilson.high) < 1e-9)
    }
  }

  @Test("strata that are uniform each, in unlike ways, leave doubt all the same")
  func uniformStrata() throws {
    let items = (0..<30).map { item("a", $0, 1, true) } + (0..<10).map { item("b", $0, 1, false) }
    let interval = try #require(StratifiedShare(of: items).interval(by: Bootstrap()))
    #expect(interval == Proportion(successes: 30, trials: 40).wilson)
  }

  @Test("a single response tells no spread, and nothing no share")
  func undefined() {
    let single = StratifiedShare(of: [item("a", 1, 1, true), item("a", 1, 1, false)])
    #expect(single.value == 0.5)
    #expect(single.interval(by: Bootstrap()) == nil)
    let nothing = StratifiedShare(of: [item("a", 1, 1, nil)])
    #expect(nothing.value == nil)
    #expect(nothing.interval(by: Bootstrap()) == nil)
    #expect(StratifiedShare(of: []).effectiveCount == 0)
  }

  @Test("neither the order of items nor their names change anything")
  func order() {
    var generator = SplitMix64(seed: 4)
    let items = (0..<80).map { number in
      item("s\(number % 3)", number / 2, Double(1 + number % 5), generator.index(below: 3) == 0)
    }
    let one = StratifiedShare(of: items).interval(by: Bootstrap())
    #expect(StratifiedShare(of: items.reversed()).interval(by: Bootstrap()) == one)
  }
}
