import DurableFiles
public import Foundation
public import Reporting
import SpoorModel

/// The rules of a pipeline, asked of an audit that has run, with the file that tells a service of them.
public struct AuditGate {
  private let rules: [GateRule]
  private let folder: AuditFolder

  /// The gate of the audit in `folder`.
  public init(_ rules: [GateRule], of folder: URL) {
    self.rules = rules
    self.folder = AuditFolder(folder)
  }

  /// Asks every rule, and leaves gate.junit.xml in the audit's folder; without rules, none stays there.
  ///
  /// - Parameter summary: what the audit found.
  /// - Returns: what became of each rule.
  /// - Throws: ``SpoorError`` `inputOutput` where the file cannot be written.
  public func findings(in summary: AuditSummary) throws -> [GateFinding] {
    let file = folder.url.appending(path: AuditFolder.gate)
    let lock = try folder.lock()
    defer { lock.release() }
    try AtomicFile.sweep(file)
    guard !rules.isEmpty else {
      if FileManager.default.fileExists(atPath: file.path) {
        try FileManager.default.removeItem(at: file)
      }
      return []
    }
    let findings = try Gate(rules).findings(in: summary)
    try AtomicFile.write(to: file) { try $0.write(JUnitReport(summary, findings).text) }
    return findings
  }
}
