import Figures
import SpoorModel

/// Why a rate cannot be corrected by how often decoys are accepted.
public enum UncorrectedReason: String, Hashable, Sendable, Encodable {
  /// No hallucination of the sample is held to be related or not.
  case noRate = "no_rate"
  /// The rate rests on fewer items than a verdict needs (``ComparedPrompts/needed``).
  case fewItems = "few_items"
  /// No decoy is judged.
  case noDecoys = "no_decoys"
  /// Fewer decoys are judged than a verdict needs.
  case fewDecoys = "few_decoys"
  /// Every decoy is accepted: verdicts tell nothing.
  case allAccepted = "all_accepted"
  /// Decoys are accepted so much more often than the sample's rows that no rate fits.
  case moreThanSample = "more_than_sample"

  /// Finds the first that holds; `nil` where the rate can be corrected.
  init?(_ rate: WeightedRate, _ decoys: DecoyAcceptance) {
    guard let share = rate.share else {
      self = .noRate
      return
    }
    switch (rate.count, decoys.decoys) {
    case (..<ComparedPrompts.needed, _): self = .fewItems
    case (_, 0): self = .noDecoys
    case (_, ..<ComparedPrompts.needed): self = .fewDecoys
    default:
      if decoys.share?.value == 1 {
        self = .allAccepted
      } else if decoys.corrected(share) == nil {
        self = .moreThanSample
      } else {
        return nil
      }
    }
  }
}
