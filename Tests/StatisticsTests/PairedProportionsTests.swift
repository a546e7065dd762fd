import Statistics
import Testing

@Suite("Differences of paired shares") struct PairedProportionsTests {
  @Test("the interval narrows where both go together, and holds the difference")
  func correlation() throws {
    let together = PairedProportions(both: 40, firstAlone: 10, secondAlone: 0, neither: 50)
    let apart = PairedProportions(both: 20, firstAlone: 30, secondAlone: 20, neither: 30)
    #expect(together.difference == 0.1)
    #expect(apart.difference == 0.1)
    let narrow = try #require(together.interval)
    let wide = try #require(apart.interval)
    #expect(narrow.contains(0.1) && wide.contains(0.1))
    #expect(narrow.low > 0)
    #expect(wide.high - wide.low > 2 * (narrow.high - narrow.low))
    #expect(together.test == McNemar(lost: 10, gained: 0))
  }

  // Fagerland, Lydersen and Laake 2014 (Stat. Med. 33:2850): airway hyper-responsiveness, Newcombe.
  @Test("the interval is the literature's")
  func literature() throws {
    let airways = PairedProportions(both: 1, firstAlone: 1, secondAlone: 7, neither: 12)
    let interval = try #require(airways.interval)
    #expect(abs(interval.low + 0.507) < 0.0005, "\(interval.low)")
    #expect(abs(interval.high + 0.026) < 0.0005, "\(interval.high)")
  }

  @Test("nothing has no difference; all alike has one with an interval")
  func bounds() throws {
    #expect(PairedProportions([]).interval == nil)
    let alike = try #require(
      PairedProportions(both: 2, firstAlone: 0, secondAlone: 0, neither: 0).interval
    )
    #expect(alike.low < 0 && alike.high > 0)
  }

  @Test("95 % of intervals hold the difference")
  func coverage() throws {
    var generator = SplitMix64(seed: 11)
    var held = 0
    let trials = 2_000
    for _ in 0..<trials {
      // 30 % both, 25 % first alone, 10 % second alone: a difference of 0.15.
      let pairs = (0..<80).map { _ -> (first: Bool, second: Bool) in
        let place = generator.index(below: 100)
        return (place < 55, place < 30 || place >= 90)
      }
      if try #require(PairedProportions(pairs).interval).contains(0.15) { held += 1 }
    }
    #expect((1_880...1_940).contains(held), "\(held)")
  }
}
