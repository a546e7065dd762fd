/// How a review queue is drawn.
public struct DrawSettings: Hashable, Sendable, Codable {
  /// How many items the sample is to have, over all models.
  public var size: Int
  /// How many experts judge an item that several judge.
  public var experts: Int
  /// The share of the sample that ``experts`` judge, 0 to 1; the rest is judged once.
  public var overlap: Double
  /// How many spans near the threshold are added.
  public var uncertain: Int
  /// How many decoys are added, as a share of the sample.
  public var decoys: Double
  /// How many items with known answers are among the tasks at most, as a share of the sample.
  public var gold: Double
  /// The start of the random sequence; a larger draw with the same seed holds the smaller one.
  public var seed: UInt64
  /// Where the scores of the run's doubted spans are cut into bins, ascending.
  public var scoreCuts: [Double]

  private enum CodingKeys: String, CodingKey {
    case size, experts, overlap, uncertain, decoys, gold, seed
    case scoreCuts = "score_cuts"
  }

  /// Settings; the cuts are found when a queue is drawn.
  public init(
    size: Int = 200,
    experts: Int = 2,
    overlap: Double = 0.25,
    uncertain: Int = 0,
    decoys: Double = 0.1,
    gold: Double = 0.1,
    seed: UInt64 = 1,
    scoreCuts: [Double] = []
  ) {
    self.size = size
    self.experts = experts
    self.overlap = overlap
    self.uncertain = uncertain
    self.decoys = decoys
    self.gold = gold
    self.seed = seed
    self.scoreCuts = scoreCuts
  }
}
