import DurableFiles
import Hallucinations
import SpoorModel

extension AuditInputs {
  /// What the placebo is where no dataset is given as one.
  var placeboInWords: String {
    base.isEmpty ? "none" : "the base model's own \(base.count) responses"
  }

  /// What the traces of a response depend on: the run's files and settings, and every response's values.
  ///
  /// Words are counted and cleared spans drawn over all responses, and one that was set aside is none.
  func traceKey(ofRun fingerprint: String) -> String {
    var lines = [fingerprint]
    for model in tuned {
      lines.append(model.plan.name)
      for generation in model.generations {
        lines.append(
          "\(generation.promptID) \(model.divergences.key(of: generation.promptID) ?? "")"
        )
      }
      lines += base.map { model.baseResponseDivergences.key(of: $0.promptID) ?? "" }
    }
    return SHA256.hash(of: lines.joined(separator: "\n"))
  }

  /// Whether no response has per-token values.
  var isBlind: Bool { tuned.allSatisfy(\.divergences.isEmpty) }

  /// Whether a detector that can doubt a span by itself may be used and has something to read.
  ///
  /// Where none has, nothing is doubted and the audit traces passages.
  var hasLeadingEvidence: Bool {
    detectors.contains { detector in
      switch detector {
      case .reference: !references.isEmpty
      case .uncertainty: !isBlind
      case .consistency: tuned.contains { !$0.samples.isEmpty }
      case .imported, .judge: tuned.contains { $0.marks[detector] != nil }
      case .disagreement, .dataset: false
      }
    }
  }
}
