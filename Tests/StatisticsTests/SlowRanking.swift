import Statistics

/// The definitions written out, to hold the fast figures against.
enum SlowRanking {
  /// Every pair of something sought and something else; a tie counts half.
  static func auroc(_ labels: [ScoredLabel]) -> Double? {
    let (positives, negatives) = (labels.filter(\.isPositive), labels.filter { !$0.isPositive })
    guard !positives.isEmpty, !negatives.isEmpty else { return nil }
    var pairs = 0.0
    for positive in positives {
      for negative in negatives {
        pairs +=
          positive.score > negative.score ? 1 : positive.score == negative.score ? 0.5 : 0
      }
    }
    return pairs / Double(positives.count * negatives.count)
  }

  /// Precision and recall at every threshold that occurs.
  static func averagePrecision(_ labels: [ScoredLabel]) -> Double? {
    let positives = labels.count { $0.isPositive }
    guard positives > 0 else { return nil }
    var (area, recallBefore) = (0.0, 0.0)
    for threshold in Set(labels.map(\.score)).sorted(by: >) {
      let taken = labels.filter { $0.score >= threshold }
      let right = taken.count { $0.isPositive }
      let recall = Double(right) / Double(positives)
      area += (recall - recallBefore) * Double(right) / Double(taken.count)
      recallBefore = recall
    }
    return area
  }

  /// Bins by comparing with their ends.
  static func calibrationError(_ labels: [ScoredLabel], bins: Int) -> Double? {
    guard !labels.isEmpty else { return nil }
    var error = 0.0
    for bin in 0..<bins {
      let held = labels.filter {
        let place = $0.score * Double(bins)
        return place >= Double(bin) && (place < Double(bin + 1) || bin == bins - 1)
      }
      guard !held.isEmpty else { continue }
      let count = Double(held.count)
      let score = held.map(\.score).reduce(0, +) / count
      let share = Double(held.count { $0.isPositive }) / count
      error += count / Double(labels.count) * abs(score - share)
    }
    return error
  }

  /// One more than the values below, and half of the others that are equal.
  static func averageRanks(_ values: [Double]) -> [Double] {
    values.map { value in
      let below = values.count { $0 < value }
      let equal = values.count { $0 == value }
      return Double(below) + Double(equal + 1) / 2
    }
  }
}
