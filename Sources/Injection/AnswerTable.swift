import Statistics

/// Whether each question was answered rightly under each number.
struct AnswerTable: Hashable {
  let numbers: [Int]
  /// By number, then by question.
  let right: [[Bool]]

  var questions: Int { right[0].count }

  /// Each number's accuracy where questions count so many times; `nil`: once.
  func accuracies(_ times: [Int]?) -> [Double] {
    right.map { answers in
      var (count, all) = (0, 0)
      for (place, isRight) in answers.enumerated() {
        let times = times?[place] ?? 1
        all += times
        count += isRight ? times : 0
      }
      return all == 0 ? 0 : Double(count) / Double(all)
    }
  }

  static func spread(_ accuracies: [Double]) -> Double {
    (accuracies.max() ?? 0) - (accuracies.min() ?? 0)
  }

  /// In which share of drawings each number is the best; ties go to the first.
  func best(by bootstrap: Bootstrap) -> [Double] {
    var generator = SplitMix64(seed: bootstrap.seed)
    var wins = Array(repeating: 0, count: numbers.count)
    for _ in 0..<bootstrap.replicates {
      var times = Array(repeating: 0, count: questions)
      for _ in 0..<questions { times[generator.index(below: questions)] += 1 }
      let accuracies = accuracies(times)
      if let place = accuracies.firstIndex(of: accuracies.max() ?? 0) { wins[place] += 1 }
    }
    return wins.map { Double($0) / Double(bootstrap.replicates) }
  }

  /// The mean spread where each question's answers are dealt out among the numbers at random, and the share of
  /// deals that spread as far as `spread`, which counts as one of them.
  func dealt(spread: Double, times: Int, seed: UInt64) -> (mean: Double, share: Double) {
    var generator = SplitMix64(seed: seed)
    var (sum, asFar) = (0.0, 1)
    for _ in 0..<times {
      var counts = Array(repeating: 0, count: numbers.count)
      for question in 0..<questions {
        let rights = right.count { $0[question] }
        var places = Array(counts.indices)
        // The first `rights` places of a shuffled order hold the right answers.
        for place in 0..<rights {
          places.swapAt(place, place + generator.index(below: places.count - place))
          counts[places[place]] += 1
        }
      }
      let spreads = Self.spread(counts.map { Double($0) / Double(questions) })
      sum += spreads
      // Equal spreads may differ in the last digit.
      asFar += spreads >= spread - 1e-12 ? 1 : 0
    }
    return (sum / Double(times), Double(asFar) / Double(times + 1))
  }
}

/// A figure of an accuracy by number, for a bootstrap over questions.
struct CurveFigure: UnitStatistic {
  enum Figure {
    /// The greatest accuracy less the least.
    case spread
    /// Spearman's correlation of number and accuracy.
    case correlation
  }

  private let table: AnswerTable
  private let figure: Figure

  init(_ table: AnswerTable, _ figure: Figure) {
    self.table = table
    self.figure = figure
  }

  var units: Int { table.questions }

  func value(timesDrawn: [Int]) -> Double? {
    let accuracies = table.accuracies(timesDrawn)
    switch figure {
    case .spread: return AnswerTable.spread(accuracies)
    case .correlation:
      return SpearmanCorrelation(table.numbers.map(Double.init), accuracies).value
    }
  }
}
