public import SpoorModel

public struct ReportItem { public init(prompt: Prompt, response: String, entry: TraceEntry) {} }
public struct HTMLReport {
  public init(summary: AuditSummary, items: [ReportItem]) {}
  public func write(_ output: (String) throws -> Void) rethrows {}
}
public struct TerminalSummary {
  public enum Style { case plain, styled }
  public init(_ s: AuditSummary) {}
  public func lines(width: Int, _ style: Style) -> [String] { [] }
}
