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

  init(_ tuned: AuditInputs.Tuned) throws {
    let sums = try Sums(tuned)
    caveats = [
      Self.exchanged(tuned, sums), Self.truncated(tuned), Self.otherVocabulary(tuned, sums),
    ].compactMap(\.self)
    gaps = [Self.precomputed(tuned), Self.unscored(tuned)].compactMap(\.self)
  }

  /// What takes a look at every token.
  private struct Sums {
    var lift = 0.0
    var tokensOfKnownLift = 0
    /// Whether logits left a divergence open: the models' vocabularies differ.
    var areBounded = false

    init(_ tuned: AuditInputs.Tuned) throws {
      for generation in tuned.generations {
        guard let values = try tuned.divergences[generation.promptID] else { continue }
        for lift in (0..<values.count).compactMap(values.lift) {
          self.lift += lift
          tokensOfKnownLift += 1
        }
        let isOpen = { (bounds: Bounds?) in bounds != nil && bounds?.exact == nil }
        areBounded =
          areBounded
          || values.source == .logits
            && (values.klTunedBase.contains(where: isOpen)
              || values.klBaseTuned.contains(where: isOpen))
      }
    }
  }

  /// A response is likelier under the model that wrote it: else base and tuned may be exchanged.
  private static func exchanged(_ tuned: AuditInputs.Tuned, _ sums: Sums) -> String? {
    guard sums.tokensOfKnownLift >= leastTokens else { return nil }
    let mean = sums.lift / Double(sums.tokensOfKnownLift)
    guard mean < 0 else { return nil }
    return "The base model finds \(tuned.plan.name)'s own responses likelier than "
      + "\(tuned.plan.name) does (mean lift \(String(format: "%.2f", mean)) nats a token): are base "
      + "and tuned values exchanged?"
  }

  private static func truncated(_ tuned: AuditInputs.Tuned) -> String? {
    let count = tuned.divergences.sources[.truncated, default: 0]
    guard count > 0 else { return nil }
    return
      "\(count) responses of \(tuned.plan.name) have log-probabilities of the likeliest tokens "
      + "only: their divergences and entropies are intervals, and means count the lower ends."
  }

  /// Files of per-token values hold no distributions.
  private static func precomputed(_ tuned: AuditInputs.Tuned) -> String? {
    let all = tuned.divergences.count
    let count = tuned.divergences.sources[.precomputed, default: 0]
    guard count > 0, count < all else { return nil }
    return "Total variation, Jensen-Shannon, Jaccard and nDCG of \(tuned.plan.name) are of the "
      + "\(all - count) responses whose distributions are known; of \(count) only per-token values are."
  }

  private static func otherVocabulary(_ tuned: AuditInputs.Tuned, _ sums: Sums) -> String? {
    guard sums.areBounded else { return nil }
    return
      "The logits of \(tuned.plan.name) and of the base model have different widths: of ids that "
      + "one model lacks KL from it would be infinite; means count the shared ids, a lower bound."
  }

  private static func unscored(_ tuned: AuditInputs.Tuned) -> String? {
    let missing = tuned.generations.count { !tuned.divergences.has($0.promptID) }
    guard missing > 0 else { return nil }
    return
      "\(missing) of \(tuned.generations.count) responses of \(tuned.plan.name) have no per-token "
      + "values and count nowhere."
  }
}
