import Statistics

/// Agreement written out as in the papers, slowly.
enum NaiveAgreement {
  /// Krippendorff's α from the matrix of coincidences (2011, §B): each unit adds its pairs of values, each
  /// pair by 1 / (values − 1).
  static func alpha(_ units: [[String: String]]) -> Double? {
    var coincidences: [[String]: Double] = [:]
    for unit in units where unit.count > 1 {
      for (one, label) in unit {
        for (other, second) in unit where one != other {
          coincidences[[label, second], default: 0] += 1 / Double(unit.count - 1)
        }
      }
    }
    var values: [String: Double] = [:]
    for (pair, count) in coincidences { values[pair[0], default: 0] += count }
    let all = values.values.reduce(0, +)
    var (seen, expected) = (0.0, 0.0)
    for (one, count) in values {
      for (other, second) in values where one != other {
        seen += coincidences[[one, other]] ?? 0
        expected += count * second / (all - 1)
      }
    }
    return expected == 0 ? nil : 1 - seen / expected
  }

  /// Cohen's κ of two raters over the units that both rated.
  static func cohen(_ units: [[String: String]], _ first: String, _ second: String) -> Double? {
    let pairs = units.compactMap { unit in
      unit[first].flatMap { one in unit[second].map { (one, $0) } }
    }
    let count = Double(pairs.count)
    let observed = Double(pairs.count { $0 == $1 }) / count
    let expected = Set(pairs.map(\.0)).reduce(0.0) { sum, label in
      let shares = [pairs.count { $0.0 == label }, pairs.count { $0.1 == label }]
      return sum + Double(shares[0]) / count * Double(shares[1]) / count
    }
    return pairs.isEmpty || expected == 1 ? nil : (observed - expected) / (1 - expected)
  }

  /// Random ratings, some missing, that agree more or less.
  static func random(seed: UInt64) -> [[String: String]] {
    var generator = SplitMix64(seed: seed)
    let raters = (0..<(2 + generator.index(below: 4))).map { "rater \($0)" }
    let labels = (0..<(2 + generator.index(below: 5))).map { "label \($0)" }
    let (missing, noise) = (generator.index(below: 60), generator.index(below: 100))
    return (0..<(1 + generator.index(below: 40))).map { _ in
      let truth = labels[generator.index(below: labels.count)]
      var unit: [String: String] = [:]
      for rater in raters where generator.index(below: 100) >= missing {
        let isWrong = generator.index(below: 100) < noise
        unit[rater] = isWrong ? labels[generator.index(below: labels.count)] : truth
      }
      return unit
    }
  }
}
