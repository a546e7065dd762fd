public import AuditStore
import DurableFiles
import SpoorModel

extension JudgedTask {
  /// Each reviewer's last word, by the reviewer.
  var words: [String: Verdict] { verdicts.lastWords }

  /// Whether experts say different things of a task that a rate or a calibration rests on, and nobody decided.
  public var isDisputed: Bool {
    guard adjudication == nil, drawn.purpose == .sample || drawn.purpose == .uncertainty else {
      return false
    }
    return disputedQuestions > 0
  }

  /// On how many of the two questions experts differ.
  fileprivate var disputedQuestions: Int {
    let said = words.values.map(\.answers)
    return (Set(said.map(\.hallucination)).count > 1 ? 1 : 0)
      + (Set(said.map(\.related)).count > 1 ? 1 : 0)
  }
}

extension ReviewedTasks {
  /// Tasks on which experts differ and that nobody decided, those with both questions open first.
  public var disputed: [JudgedTask] {
    let open = tasks.filter(\.isDisputed)
    return open.filter { $0.disputedQuestions > 1 } + open.filter { $0.disputedQuestions == 1 }
  }
}
