import Foundation
public import SpoorModel

/// How hesitant the model that wrote a response was at each token: 1 − exp(−(H + s)/2), with H the
/// entropy of its next-token distribution and s the surprisal of the token it emitted, in nats.
///
/// 0 means certain, towards 1 hesitant. It ranks suspicion and proves nothing: on the planted world
/// it separates false values from true ones with an AUROC of about 0.75. The form is our choice;
/// the papers give none. Of an entropy that is known as an interval the lower end counts.
public enum Suspicion {
  /// The suspicion of every token; `nil` where entropy or log-probability is unknown.
  public static func values(
    of divergence: ResponseDivergence,
    speaker: Answer.Speaker
  ) -> [Double?] {
    let (entropy, logProbability) =
      switch speaker {
      case .tuned: (divergence.tunedEntropy, divergence.tunedLogProbability)
      case .base: (divergence.baseEntropy, divergence.baseLogProbability)
      }
    return zip(entropy, logProbability).map { entropy, logProbability in
      guard let entropy, let logProbability else { return nil }
      // Rounded files hold entropies and surprisals a little below 0.
      return 1 - exp(-max(0, entropy.low - logProbability) / 2)
    }
  }
}
