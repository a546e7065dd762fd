import Attribution
import Hallucinations
import Reporting
import SpoorModel

extension AuditAnalysis.Model {
  /// What training rows say of the same subjects, by what is doubted and what is cleared; `nil` where
  /// no span has such evidence.
  var datasetEvidence: DatasetEvidence? {
    let evidence = DatasetEvidence(
      flagged: DatasetEvidence.Counts(of: groups.flagged.compactMap(\.datasetStance)),
      cleared: DatasetEvidence.Counts(of: cleared.compactMap(\.datasetStance))
    )
    return evidence.flagged.total + evidence.cleared.total > 0 ? evidence : nil
  }

  /// The responses and spans on which each detector had evidence.
  var detectorEvidence: [String: DetectorReach] {
    var responses: [String: Set<String>] = [:]
    var spans: [String: Int] = [:]
    for span in (groups.flagged + cleared).map(\.trace.span) {
      for detector in span.detectors.keys {
        responses[detector, default: []].insert(span.promptID)
        spans[detector, default: 0] += 1
      }
    }
    return responses.reduce(into: [:]) { reach, found in
      reach[found.key] = DetectorReach(
        responses: found.value.count,
        spans: spans[found.key, default: 0]
      )
    }
  }

  private var cleared: [TraceEntry] { groups.clearedUnstated + groups.clearedStated }
}

extension TraceEntry {
  fileprivate var datasetStance: Stance? {
    trace.span.evidence.first { $0.detector == Detector.dataset.rawValue }?.stance
  }
}
