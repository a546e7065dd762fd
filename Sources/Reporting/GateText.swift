/// What became of a gate's rules, in lines for a terminal or a log.
public struct GateText {
  private let findings: [GateFinding]

  /// Shows findings.
  public init(_ findings: [GateFinding]) { self.findings = findings }

  /// A line a rule and field, and one that sums them up.
  public var lines: [String] {
    findings.map { finding in
      "\(finding.outcome.word)  fails if \(finding.rule.on(finding.field)): \(finding.words)"
    } + [sum]
  }

  private var sum: String {
    let failed = findings.count { $0.outcome == .failed }
    let undecided = findings.count { $0.outcome == .undecided }
    if failed > 0 { return "gate: failed, \(failed) of \(findings.count)" }
    return undecided > 0
      ? "gate: \(undecided) of \(findings.count) cannot be decided" : "gate: passed"
  }
}

extension GateFinding.Outcome {
  fileprivate var word: String {
    switch self {
    case .passed: "passed   "
    case .failed: "FAILED   "
    case .undecided: "undecided"
    }
  }
}
