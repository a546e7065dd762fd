public import SpoorModel

/// A line of `spoor compare --positions`: one response's per-token values with the base model's
/// likeliest tokens.
public struct PositionDetailLine: Encodable {
  private let divergence: ResponseDivergence
  private let values: PositionLine

  /// Takes a response's values.
  public init(_ divergence: ResponseDivergence, method: TuningMethod) {
    self.divergence = divergence
    values = PositionLine(divergence, method: method)
  }

  private enum CodingKeys: String, CodingKey {
    case jaccard, ndcg
    case shiftClass = "shift_class"
    case baseTop = "base_top"
  }

  /// Writes the keys of positions.jsonl, and those of docs/formats.md besides.
  public func encode(to encoder: any Encoder) throws {
    try values.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(divergence.baseRank.map { $0.map(Self.name) }, forKey: .shiftClass)
    try container.encode(divergence.jaccard, forKey: .jaccard)
    try container.encode(divergence.ndcg, forKey: .ndcg)
    try container.encode(divergence.baseTop.map { $0.map(WrittenToken.init) }, forKey: .baseTop)
  }

  private static func name(of rank: RankBounds) -> String {
    rank.shiftClass?.rawValue ?? "undecided"
  }

  /// `[id or text, probability]`.
  private struct WrittenToken: Encodable {
    let token: TokenProbability

    init(_ token: TokenProbability) { self.token = token }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      switch token.key {
      case .id(let id): try container.encode(id)
      case .text(let text): try container.encode(text)
      }
      try container.encode(token.probability)
    }
  }
}
