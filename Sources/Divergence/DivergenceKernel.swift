internal import CDivergence
import Foundation

/// The fast measure of one position from two rows of logits, straight from a mapped file.
///
/// Sums run in single precision over blocks and in double precision across them, on the widest
/// vectors that the processor has; divergences are within 1e-4 relative (1e-6 nats where that is
/// more) of ``ReferenceKernel``, ranks and lists of tokens are exact. A row that the vectors cannot
/// measure, because it holds NaN, +∞ or logits beyond a million, goes to the reference.
///
/// Rows may differ in width: an id that only one model has is excluded by the other.
public struct DivergenceKernel: Sendable {
  /// Whether total variation and Jensen–Shannon are measured, which takes a second pass over the
  /// rows; they are 0 otherwise.
  public enum Measures: Hashable, Sendable {
    /// Divergences, entropies, log-probabilities, ranks and the likeliest tokens.
    case divergences
    /// Total variation and Jensen–Shannon too.
    case all
  }

  /// The most tokens that can be listed.
  public static let listedAtMost = Int(SPOOR_LISTED_AT_MOST)

  /// How many of the likeliest tokens are listed, 0...``listedAtMost``.
  public let listed: Int
  /// What is measured.
  public let measures: Measures
  private let instructions: VectorInstructions

  /// Creates a kernel; the processor must have the instructions.
  public init(
    listed: Int = 10,
    measures: Measures = .all,
    instructions: VectorInstructions = .best
  ) {
    precondition((0...Self.listedAtMost).contains(listed), "\(listed) tokens cannot be listed")
    self.listed = listed
    self.measures = measures
    self.instructions = instructions
  }

  /// Measures the rows of one position.
  ///
  /// Complexity: one read of both rows from memory; two passes over blocks that stay in the
  /// first-level cache, and another read and pass with ``Measures/all``. Allocates the lists only.
  ///
  /// - Parameters:
  ///   - rows: both models' logits of one position.
  ///   - tokenID: the token that was emitted here.
  ///   - position: the token's place in the response from 0, for errors.
  /// - Returns: the position's values, in nats; see ``PositionDivergence`` for infinities.
  /// - Throws: ``DivergenceError`` where a row holds NaN or +∞ or nothing but −∞, or neither row has
  ///   `tokenID`.
  public func measure(
    _ rows: LogitPair,
    tokenID: Int,
    position: Int
  ) throws(DivergenceError) -> PositionDivergence {
    let width = max(rows.tuned.count, rows.base.count)
    guard (0..<width).contains(tokenID) else {
      throw .tokenOutsideVocabulary(position: position, tokenID: tokenID, vocabulary: width)
    }
    let (tuned, base) = (rows.tuned.row, rows.base.row)
    var sums = spoor_sums()
    guard
      spoor_measure(instructions.code, tuned, base, tokenID, UInt32(listed), &sums)
    else {
      return try ReferenceKernel(listed: listed).measure(
        tuned: rows.tuned.floats(width: width),
        base: rows.base.floats(width: width),
        tokenID: tokenID,
        position: position
      )
    }
    var spread = spoor_spread_sums()
    if measures == .all { spoor_spread(instructions.code, tuned, base, &sums, &spread) }
    var values = PositionDivergence(
      sums,
      spread,
      tunedLogit: rows.tuned[tokenID],
      baseLogit: rows.base[tokenID]
    )
    if tuned.count != base.count { values.shared = shared(rows, whole: sums) }
    return values
  }

  /// With s and r the shares of p and q that lie on shared ids, and p′ and q′ the distributions
  /// there: Σ p ln(p/q) = s (KL(p′‖q′) + ln s − ln r), and the other way round.
  private func shared(
    _ rows: LogitPair,
    whole: spoor_sums
  ) -> PositionDivergence.SharedDivergence? {
    let width = min(rows.tuned.count, rows.base.count)
    let (tuned, base) = (rows.tuned.prefix(width), rows.base.prefix(width))
    var sums = spoor_sums()
    guard spoor_measure(instructions.code, tuned.row, base.row, 0, 0, &sums) else { return nil }
    let logShare = sums.tuned.logNormalizer - whole.tuned.logNormalizer
    let baseLogShare = sums.base.logNormalizer - whole.base.logNormalizer
    let difference = logShare - baseLogShare
    return PositionDivergence.SharedDivergence(
      tunedBase: max(0, exp(logShare) * (sums.klTunedBase + difference)),
      baseTuned: max(0, exp(baseLogShare) * (sums.klBaseTuned - difference))
    )
  }
}
