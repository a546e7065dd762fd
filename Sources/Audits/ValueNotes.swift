import Foundation
import SpoorModel

/// What a reader must know of one model's per-token values to read its figures.
struct ValueNotes {
  /// What makes figures mean something else, each a sentence.
  let caveats: [String]
  /// Which responses some figures leave out, each a sentence.
  let gaps: [String]

  /// Lift over so many tokens tells an exchange from a strange response.
  private static let leastTokens = 100

  init(_ tuned: AuditInputs.Tuned) {
    caveats = [Self.exchanged(tuned), Self.truncated(tuned), Self.otherVocabulary(tuned)]
      .compactMap(\.self)
    gaps = [Self.precomputed(tuned), Self.unscored(tuned)].compactMap(\.self)
  }

  /// A response is likelier under the model that wrote it: else base and tuned may be exchanged.
  private static func exchanged(_ tuned: AuditInputs.Tuned) -> String? {
    let lifts = tuned.divergences.values.flatMap { (0..<$0.count).compactMap($0.lift) }
    guard lifts.count >= leastTokens else { return nil }
    let mean = lifts.reduce(0, +) / Double(lifts.count)
    guard mean < 0 else { return nil }
    return "The base model finds \(tuned.plan.name)'s own responses likelier than "
      + "\(tuned.plan.name) does (mean lift \(String(format: "%.2f", mean)) nats a token): are base "
      + "and tuned values exchanged?"
  }

  private static func truncated(_ tuned: AuditInputs.Tuned) -> String? {
    let count = tuned.divergences.values.count { $0.source == .truncated }
    guard count > 0 else { return nil }
    return
      "\(count) responses of \(tuned.plan.name) have log-probabilities of the likeliest tokens "
      + "only: their divergences and entropies are intervals, and means count the lower ends."
  }

  /// Files of per-token values hold no distributions.
  private static func precomputed(_ tuned: AuditInputs.Tuned) -> String? {
    let all = tuned.divergences.count
    let count = tuned.divergences.values.count { $0.source == .precomputed }
    guard count > 0, count < all else { return nil }
    return "Total variation, Jensen-Shannon, Jaccard and nDCG of \(tuned.plan.name) are of the "
      + "\(all - count) responses whose distributions are known; of \(count) only per-token values are."
  }

  private static func otherVocabulary(_ tuned: AuditInputs.Tuned) -> String? {
    let isBounded = tuned.divergences.values.contains { values in
      values.source == .logits
        && (values.klTunedBase + values.klBaseTuned).contains { $0 != nil && $0?.exact == nil }
    }
    guard isBounded else { return nil }
    return
      "The logits of \(tuned.plan.name) and of the base model have different widths: of ids that "
      + "one model lacks KL from it would be infinite; means count the shared ids, a lower bound."
  }

  private static func unscored(_ tuned: AuditInputs.Tuned) -> String? {
    let missing = tuned.generations.count { tuned.divergences[$0.promptID] == nil }
    guard missing > 0 else { return nil }
    return
      "\(missing) of \(tuned.generations.count) responses of \(tuned.plan.name) have no per-token "
      + "values and count nowhere."
  }
}
