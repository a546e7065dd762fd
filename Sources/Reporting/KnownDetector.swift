/// A detector that pages have words for, by the name that it has in files.
enum KnownDetector: String, CaseIterable {
  case reference
  case uncertainty
  case disagreement
  case consistency
  case imported
  case judge
  case dataset

  /// What the page calls it.
  var title: String {
    switch self {
    case .reference: "reference"
    case .uncertainty: "uncertainty"
    case .disagreement: "base’s answer"
    case .consistency: "samples"
    case .imported: "imported"
    case .judge: "judge"
    case .dataset: "dataset, apart"
    }
  }
}

/// A measure that pages tell beside a detector's score, by the name that it has in files.
enum KnownSignal: String, CaseIterable {
  case otherSubject = "reference.other_subject"
  case surprisal = "uncertainty.surprisal"
  case surprisalBefore = "uncertainty.surprisal_before"
  case imported = "imported.probability"
  case judged = "judge.confidence"
}
