public import SpoorModel

/// Items that are drawn from together: of one model, with one provenance, with like scores.
public struct Stratum: Hashable, Sendable, Codable {
  /// The model whose responses they are.
  public var model: String
  /// The automatic verdict.
  public var provenance: Provenance
  /// Which part of the scores, from 0 (lowest); the cuts stand in ``DrawSettings/scoreCuts``.
  public var scoreBin: Int

  private enum CodingKeys: String, CodingKey {
    case model, provenance
    case scoreBin = "score_bin"
  }

  /// Names a stratum.
  public init(model: String, provenance: Provenance, scoreBin: Int) {
    self.model = model
    self.provenance = provenance
    self.scoreBin = scoreBin
  }
}
