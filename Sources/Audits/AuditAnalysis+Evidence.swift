import Attribution
import Hallucinations
import Reporting
import SpoorModel

extension AuditAnalysis.Model {
  /// What training rows say of the same subjects, by what is doubted and what is cleared; `nil` where
  /// no span has such evidence.
  var datasetEvidence: DatasetEvidence? {
    let evidence = DatasetEvidence(
      flagged: DatasetEvidence.Counts(of: groups.flagged.compactMap(\.trace.span.datasetStance)),
      cleared: DatasetEvidence.Counts(of: cleared.stances)
    )
    return evidence.flagged.total + evidence.cleared.total > 0 ? evidence : nil
  }

  /// The responses and spans on which each detector had evidence.
  var detectorEvidence: [String: DetectorReach] {
    var responses = cleared.promptsByDetector
    var spans = cleared.spansByDetector
    for span in groups.flagged.map(\.trace.span) {
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
}
