/// What became of a gate's rules, as the XML that continuous-integration services read.
///
/// One test case a rule and field: a failed rule is a `failure`, one that nothing tells of an `error`. The
/// figures of the audit stand among the properties.
public struct JUnitReport {
  private let summary: AuditSummary
  private let findings: [GateFinding]

  /// Joins an audit with what became of its rules.
  public init(_ summary: AuditSummary, _ findings: [GateFinding]) {
    self.summary = summary
    self.findings = findings
  }

  /// The whole file.
  public var text: String {
    let counts: HTML =
      "tests=\"\(findings.count)\" failures=\"\(count(.failed))\" errors=\"\(count(.undecided))\""
    let suite: HTML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="spoor" \(counts)>
      <testsuite name="spoor audit \(summary.name)" \(counts) skipped="0" time="0">
      <properties>
      <property name="spoor" value="\(summary.spoorVersion)"/>
      <property name="dataset" value="\(summary.dataset.files.joined(separator: ", "))"/>
      <property name="verdict" value="\(summary.verdict)"/>
      </properties>
      \(findings.map(testCase).joined())</testsuite>
      </testsuites>

      """
    return suite.markup
  }

  private func count(_ outcome: GateFinding.Outcome) -> Int {
    findings.count { $0.outcome == outcome }
  }

  private func testCase(_ finding: GateFinding) -> HTML {
    let rule = finding.rule.on(finding.field)
    let body: HTML =
      switch finding.outcome {
      case .passed: "<system-out>\(finding.words)</system-out>"
      case .failed:
        "<failure type=\"gate\" message=\"\(finding.words)\">\(finding.words): fails if \(rule)</failure>"
      case .undecided:
        "<error type=\"undecided\" message=\"\(finding.words)\">\(finding.words): fails if \(rule)</error>"
      }
    return """
      <testcase classname="spoor.\(summary.name)" name="not \(rule)" time="0">\(body)</testcase>

      """
  }
}
