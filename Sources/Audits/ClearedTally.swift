import Hallucinations
import SpoorModel

/// What is counted of a model's cleared spans, whether they were traced or not.
struct ClearedTally: Sendable, Codable {
  /// How many there are, by prompt.
  private(set) var byPrompt: [String: Int] = [:]
  /// What training rows say of the same subjects, of the spans where they say something.
  private(set) var stances: [Stance] = []
  /// The spans on which each detector had evidence.
  private(set) var spansByDetector: [String: Int] = [:]
  /// The prompts on whose answers each detector had evidence.
  private(set) var promptsByDetector: [String: Set<String>] = [:]

  /// How many there are.
  var count: Int { byPrompt.values.reduce(0, +) }

  /// Adds what was counted elsewhere.
  mutating func add(_ other: ClearedTally) {
    byPrompt.merge(other.byPrompt, uniquingKeysWith: +)
    stances += other.stances
    spansByDetector.merge(other.spansByDetector, uniquingKeysWith: +)
    for (detector, prompts) in other.promptsByDetector {
      promptsByDetector[detector, default: []].formUnion(prompts)
    }
  }

  /// Counts cleared spans.
  mutating func add(_ spans: [Span]) {
    for span in spans {
      byPrompt[span.promptID, default: 0] += 1
      if let stance = span.datasetStance { stances.append(stance) }
      for detector in span.detectors.keys {
        spansByDetector[detector, default: 0] += 1
        promptsByDetector[detector, default: []].insert(span.promptID)
      }
    }
  }
}

extension Span {
  /// What training rows say of the same subject; `nil` where they are silent.
  var datasetStance: Stance? {
    evidence.first { $0.detector == Detector.dataset.rawValue }?.stance
  }
}
