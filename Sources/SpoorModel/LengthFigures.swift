/// How long some texts are, in words.
public struct LengthFigures: Codable, Hashable, Sendable {
  /// How many texts there are.
  public var texts: Int
  /// The mean.
  public var mean: Double
  /// What a twentieth of the texts keeps under.
  public var low: Double
  /// The first quartile.
  public var lowerQuartile: Double
  /// The second quartile.
  public var median: Double
  /// The third quartile.
  public var upperQuartile: Double
  /// What a twentieth of the texts exceeds.
  public var high: Double

  private enum CodingKeys: String, CodingKey {
    case texts, mean, median
    case low = "percentile_5"
    case lowerQuartile = "lower_quartile"
    case upperQuartile = "upper_quartile"
    case high = "percentile_95"
  }

  /// Creates figures; `percentiles` are the 5th, 25th, 50th, 75th and 95th, `nil` for another number of
  /// them.
  public init?(texts: Int, mean: Double, percentiles: [Double]) {
    guard percentiles.count == 5 else { return nil }
    self.texts = texts
    self.mean = mean
    low = percentiles[0]
    lowerQuartile = percentiles[1]
    median = percentiles[2]
    upperQuartile = percentiles[3]
    high = percentiles[4]
  }
}
