public import SpoorModel
import Statistics

extension LengthFigures {
  private static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// The figures of texts of so many words each; `nil` without texts.
  ///
  /// Percentiles are linear between neighbours (type 7).
  public init?(_ words: [Int]) {
    guard !words.isEmpty else { return nil }
    let sorted = words.map(Double.init).sorted()
    self.init(
      texts: words.count,
      mean: sorted.reduce(0, +) / Double(words.count),
      percentiles: Self.shares.map { Quantile($0).value(ofSorted: sorted) }
    )
  }
}
