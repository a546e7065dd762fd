import AuditStore

extension Cause {
  /// How tables call it.
  var words: String {
    switch self {
    case .domainDeficit: "domain knowledge deficit"
    case .outdated: "outdated"
    case .immemorization: "immemorization"
    case .forgetting: "forgetting"
    case .reasoningFailure: "reasoning failure"
    case .none: "none of these"
    }
  }
}
