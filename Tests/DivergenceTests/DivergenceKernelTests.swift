import Divergence
import Records
import ScratchFiles
import SpoorModel
import Statistics
import Testing

/// The fast kernel against the readable one, on every set of instructions that this processor has.
@Suite("Divergence kernel")
struct DivergenceKernelTests {
  /// How far the fast kernel may be off: 1e-4 of the value, or 1e-6 where that is more.
  private static func isClose(_ fast: Double, _ exact: Double) -> Bool {
    fast == exact || abs(fast - exact) <= max(1e-6, 1e-4 * abs(exact))
  }

  private static func check(
    tuned: Row,
    base: Row,
    tokenID: Int,
    _ instructions: some Sequence<VectorInstructions> = VectorInstructions.available
  ) throws {
    let exact = try ReferenceKernel().measure(
      tuned: tuned.floats,
      base: base.floats,
      tokenID: tokenID
    )
    for instructions in instructions {
      let fast = try tuned.paired(with: base) {
        try DivergenceKernel(instructions: instructions).measure($0, tokenID: tokenID, position: 0)
      }
      compare(fast, exact, "\(tuned.format), \(tuned.floats.count) logits, \(instructions)")
    }
  }

  private static func compare(
    _ fast: PositionDivergence,
    _ exact: PositionDivergence,
    _ place: Comment
  ) {
    for value: KeyPath<PositionDivergence, Double> in [
      \.klTunedBase, \.klBaseTuned, \.totalVariation, \.jensenShannon, \.tunedEntropy,
      \.baseEntropy, \.tunedLogProbability, \.baseLogProbability,
    ] {
      #expect(isClose(fast[keyPath: value], exact[keyPath: value]), place)
    }
    #expect(fast.tunedRank == exact.tunedRank && fast.baseRank == exact.baseRank, place)
    for (one, other) in [(fast.tunedTop, exact.tunedTop), (fast.baseTop, exact.baseTop)] {
      #expect(one.map(\.key) == other.map(\.key), place)
      #expect(zip(one, other).allSatisfy { isClose($0.probability, $1.probability) }, place)
    }
  }

  @Test(
    "random rows of odd sizes agree with the reference, whatever the numbers and instructions",
    arguments: NumberFormat.allCases
  )
  func random(format: NumberFormat) throws {
    var generator = SplitMix64(seed: 4)
    let sizes = [1, 2, 5, 15, 16, 63, 64, 65, 127, 2_047, 2_048, 2_049, 5_003]
    for size in sizes + (TestScale.isHeavy ? [32_000, 128_256, 151_936] : []) {
      for (spread, change) in [(1.0, 1.0), (4, 0.01), (10, 3), (300, 30)] {
        let base = generator.floats(size, spread: spread)
        let tuned = zip(base, generator.floats(size, spread: change)).map { $0 + $1 }
        try Self.check(
          tuned: Row(tuned, format),
          base: Row(base, format),
          tokenID: generator.index(below: size)
        )
      }
    }
  }

  @Test("logits that shrink and grow along the row are measured against the greatest of all")
  func slopes() throws {
    let rising = (0..<5_000).map { Float($0) / 30 }
    for (tuned, base) in [
      (rising, rising.reversed()), (rising.reversed(), rising), (rising.map { -$0 }, rising),
    ] {
      try Self.check(tuned: Row(tuned, .single), base: Row(base, .single), tokenID: 4_321)
    }
  }

  @Test("rows at the ends of float16, equal, one-hot and masked ones agree with the reference")
  func adversarial() throws {
    let width = 2_100
    func row(_ fill: Float, _ others: [Int: Float]) -> [Float] {
      (0..<width).map { others[$0] ?? fill }
    }
    let rows: [[Float]] = [
      row(-7.5, [:]), row(-65_504, [:]), row(65_504, [:]), row(-65_504, [9: 65_504]),
      row(-65_504, [2_099: 65_504]), row(0, [1_300: 40]),
      row(-.infinity, [17: 1, 18: 2, 2_098: 0]), row(0, [0: -.infinity, 2_099: -.infinity]),
      (0..<width).map { $0 < 2_000 ? Float($0 % 7) : -.infinity },
      (0..<width).map { -Float($0 % 30) },
    ]
    for format in TestScale.isHeavy ? NumberFormat.allCases : [.single] {
      for (number, tuned) in rows.map({ Row($0, format) }).enumerated() {
        for (other, base) in rows.map({ Row($0, format) }).enumerated()
        where TestScale.isHeavy || (number + other) % 3 == 0 {
          for token in TestScale.isHeavy ? [0, 9, 17, 2_099] : [2_099] {
            try Self.check(tuned: tuned, base: base, tokenID: token)
          }
        }
      }
    }
  }

  @Test("base and tuned rows may be written in different numbers")
  func mixed() throws {
    var generator = SplitMix64(seed: 12)
    for tuned in NumberFormat.allCases {
      for base in NumberFormat.allCases {
        let rows = (generator.floats(3_001, spread: 5), generator.floats(3_001, spread: 5))
        try Self.check(tuned: Row(rows.0, tuned), base: Row(rows.1, base), tokenID: 2_999)
      }
    }
  }

  @Test(
    "NaN, +∞ and nothing but −∞ are refused with the position, wherever they stand",
    arguments: NumberFormat.allCases
  )
  func refused(format: NumberFormat) throws {
    for place in [0, 1_000, 2_047, 2_048, 3_000] {
      for (bad, side) in [
        (Float.nan, DivergenceError.Side.tuned), (-.nan, .base), (.infinity, .tuned),
      ] {
        let plain = [Float](repeating: 1, count: 3_001)
        var wrong = plain
        wrong[place] = bad
        let rows = side == .tuned ? (wrong, plain) : (plain, wrong)
        for instructions in VectorInstructions.available {
          #expect(throws: DivergenceError.logitNotUsable(position: 7, side: side, tokenID: place)) {
            try Row(rows.0, format).paired(with: Row(rows.1, format)) {
              try DivergenceKernel(instructions: instructions)
                .measure($0, tokenID: 0, position: 7)
            }
          }
        }
      }
    }
    let nothing = Row([Float](repeating: -.infinity, count: 3_001), format)
    let something = Row([Float](repeating: 0, count: 3_001), format)
    #expect(throws: DivergenceError.noProbability(position: 7, side: .base)) {
      try something.paired(with: nothing) {
        try DivergenceKernel().measure($0, tokenID: 0, position: 7)
      }
    }
    #expect(
      throws: DivergenceError.tokenOutsideVocabulary(position: 7, tokenID: 3_001, vocabulary: 3_001)
    ) {
      try something.paired(with: something) {
        try DivergenceKernel().measure($0, tokenID: 3_001, position: 7)
      }
    }
  }

  @Test("ids of one model alone are excluded by the other; the shared ids give a lower bound")
  func differentVocabularies() throws {
    var generator = SplitMix64(seed: 5)
    for (tunedWidth, baseWidth) in [(32_001, 32_000), (100, 101), (2_048, 2_000)] {
      let tuned = generator.floats(tunedWidth, spread: 3)
      let base = generator.floats(baseWidth, spread: 3)
      let width = max(tunedWidth, baseWidth)
      func filled(_ row: [Float]) -> [Float] {
        row + [Float](repeating: -.infinity, count: width - row.count)
      }
      let exact = try ReferenceKernel().measure(
        tuned: filled(tuned),
        base: filled(base),
        tokenID: 3
      )
      for instructions in VectorInstructions.available {
        let found = try Row(tuned, .single).paired(with: Row(base, .single)) {
          try DivergenceKernel(instructions: instructions).measure($0, tokenID: 3, position: 0)
        }
        #expect(
          found.klTunedBase == exact.klTunedBase
            || Self.isClose(found.klTunedBase, exact.klTunedBase)
        )
        #expect(
          found.klBaseTuned == exact.klBaseTuned
            || Self.isClose(found.klBaseTuned, exact.klBaseTuned)
        )
        #expect(Self.isClose(found.totalVariation, exact.totalVariation))
        #expect(Self.isClose(found.tunedEntropy, exact.tunedEntropy))
        let shared = try #require(found.shared)
        let (tunedBase, baseTuned) = Self.sharedSums(tuned, base)
        #expect(Self.isClose(shared.tunedBase, tunedBase))
        #expect(Self.isClose(shared.baseTuned, baseTuned))
      }
    }
  }

  /// Σ p ln(p/q) and Σ q ln(q/p) over shared ids, written out.
  private static func sharedSums(_ tuned: [Float], _ base: [Float]) -> (Double, Double) {
    let (p, q) = (ReferenceKernelTests.softmax(tuned), ReferenceKernelTests.softmax(base))
    return zip(p, q).reduce((0, 0)) {
      ($0.0 + $1.0 * logarithm($1.0 / $1.1), $0.1 + $1.1 * logarithm($1.1 / $1.0))
    }
  }
}
