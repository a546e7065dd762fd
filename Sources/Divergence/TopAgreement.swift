import Foundation
import SpoorModel

/// How far two models' k likeliest tokens agree.
struct TopAgreement {
  /// |∩| / |∪| of the two lists, 0...1.
  let jaccard: Double
  /// The tuned model's list judged by the base model's order, 0...1.
  ///
  /// Σ g/log₂(place + 1) over the tuned list, over the same of the base model's own; a token's gain g
  /// is k + 1 − its base place, and 0 outside the base list. The discount is Järvelin and Kekäläinen's
  /// (2002), the gains are our choice.
  let ndcg: Double

  /// Compares the first `count` tokens of both lists; `nil` where either has fewer.
  init?(tuned: some Sequence<TokenKey>, base: some Sequence<TokenKey>, count: Int) {
    let (tuned, base) = (Array(tuned.prefix(count)), Array(base.prefix(count)))
    guard count > 0, tuned.count == count, base.count == count else { return nil }
    let common = Set(tuned).intersection(base).count
    jaccard = Double(common) / Double(2 * count - common)
    let gains = Dictionary(zip(base, (1...count).reversed())) { first, _ in first }
    let found = Self.discounted(tuned.map { gains[$0] ?? 0 })
    ndcg = found / Self.discounted(Array((1...count).reversed()))
  }

  private static func discounted(_ gains: [Int]) -> Double {
    gains.enumerated().reduce(0) { $0 + Double($1.element) / log2(Double($1.offset + 2)) }
  }
}
