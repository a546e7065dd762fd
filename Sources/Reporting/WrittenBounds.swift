public import SpoorModel

/// A figure as files hold it: a number, `[low, high]`, or `null`.
///
/// JSON has no word for infinity: an end that is infinite is `null`, and so is a figure that is
/// infinite for certain.
public struct WrittenBounds: Encodable {
  let bounds: Bounds?

  /// Takes a figure; `nil` where it is unknown.
  public init(_ bounds: Bounds?) { self.bounds = bounds }

  /// Writes it.
  public func encode(to encoder: any Encoder) throws {
    guard let bounds, bounds.exact == nil else {
      var container = encoder.singleValueContainer()
      return try container.encode(bounds?.exact.finite)
    }
    var ends = encoder.unkeyedContainer()
    try ends.encode(Optional(bounds.low).finite)
    try ends.encode(Optional(bounds.high).finite)
  }
}

/// A rank as files hold it: a number, `[low, high]`, or `null`.
public struct WrittenRank: Encodable {
  let rank: RankBounds?

  /// Takes a rank; `nil` where it is unknown.
  public init(_ rank: RankBounds?) { self.rank = rank }

  /// Writes it.
  public func encode(to encoder: any Encoder) throws {
    guard let rank, rank.exact == nil else {
      var container = encoder.singleValueContainer()
      return try container.encode(rank?.exact)
    }
    var ends = encoder.unkeyedContainer()
    try ends.encode(rank.low)
    try ends.encode(rank.high)
  }
}

extension Double? {
  /// The number, or nothing where it is infinite.
  public var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
}
