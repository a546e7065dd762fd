import AuditStore
public import SpoorModel
import Statistics

/// How often reviewers take rows for related that cannot be: decoys, spans shown beside rows from elsewhere.
public struct DecoyAcceptance: Hashable, Sendable, Encodable {
  /// Decoys of which a reviewer said that the span is a hallucination and whether the rows are related.
  public let decoys: Int
  /// How many of these were accepted; of several reviewers each has an equal share of a decoy.
  public let accepted: Double
  /// The share, with the score interval of as many trials as decoys; `nil` without decoys.
  public let share: Estimate?
  /// How many judged decoys it would take for the share to be known to 10 points either way.
  ///
  /// At the share that two more of either kind would give (Agresti and Coull 1998): without a decoy, a half.
  public var needed: Int {
    let expected = (accepted + 2) / Double(decoys + 4)
    let enough = (1...Self.mostNeeded).first { trials in
      let interval = Proportion.wilson(share: expected, trials: Double(trials))
      return interval.high - interval.low <= 0.2
    }
    return enough ?? Self.mostNeeded
  }

  /// As many as a half needs.
  private static let mostNeeded = 93

  private enum CodingKeys: String, CodingKey { case decoys, accepted, share, needed }

  /// Counts what reviewers said last of the decoys among `tasks`.
  ///
  /// Reviewer by reviewer and not by their majority: most items of a sample are judged once, and two
  /// reviewers accept a decoy together less often than one does.
  init(of tasks: [JudgedTask], by reviewer: String? = nil) {
    let shares = tasks.filter { $0.drawn.purpose == .decoy }.compactMap { task in
      let words = task.verdicts.lastWords.filter { reviewer == nil || $0.key == reviewer }
      return words.values.map(\.answers).shareAccepting
    }
    decoys = shares.count
    accepted = shares.reduce(0, +)
    guard decoys > 0 else {
      share = nil
      return
    }
    let value = accepted / Double(decoys)
    let interval = Proportion.wilson(share: value, trials: Double(decoys))
    share = Estimate(value: value, low: interval.low, high: interval.high)
  }

  /// Writes every key, `null` where it has nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(decoys, forKey: .decoys)
    try object.encode(accepted, forKey: .accepted)
    try object.encode(share, forKey: .share)
    try object.encode(needed, forKey: .needed)
  }

  /// What a rate would be if reviewers accepted nothing unrelated: (rate − d) / (1 − d), d being the share of
  /// decoys that they accept (Rogan and Gladen 1978, with every related row accepted).
  ///
  /// It supposes that unrelated rows of the sample are accepted as often as decoys. The interval adds the
  /// squares of how far either figure's own interval moves it (as Zou and Donner 2008 do for differences),
  /// since other items are judged. Both are cut to 0...1.
  ///
  /// - Returns: `nil` without decoys, where all of them are accepted, and where decoys are accepted so much
  ///   more often than the sample's rows that no rate fits.
  func corrected(_ rate: Estimate) -> Estimate? {
    guard let share, share.value < 1 else { return nil }
    func corrected(_ rate: Double, _ share: Double) -> Double { (rate - share) / (1 - share) }
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let value = corrected(rate.value, share.value)
    guard let low = rate.low, let high = rate.high, let least = share.low, let most = share.high
    else { return value < 0 ? nil : Estimate(value: value) }
    let down = root(value - corrected(low, share.value), value - corrected(rate.value, most))
    let up = root(corrected(high, share.value) - value, corrected(rate.value, least) - value)
    guard value + up > 0 else { return nil }
    return Estimate(value: max(0, value), low: max(0, value - down), high: min(1, value + up))
  }
}

extension [ItemAnswers] {
  /// The share that says related, of those that say hallucination and related or not; `nil` of none.
  fileprivate var shareAccepting: Double? {
    let said = filter { $0.hallucination == .yes && $0.related != .unsure }
    return said.isEmpty ? nil : Double(said.count { $0.related == .yes }) / Double(said.count)
  }
}
