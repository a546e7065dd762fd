import AuditStore
import DurableFiles
import Foundation
import Remedies
public import Reporting
import SpoorModel

/// Compares an audit with one that was made before, to tell whether a remedy helped.
///
/// Everything that can be wrong about the question is found when it is asked, before the audit runs.
public struct AuditComparison {
  /// The figures of the comparison.
  public static let figures = "against.json"
  /// The comparison as a page.
  public static let page = "against.html"

  private let audit: Audit
  private let other: StoredAudit
  private let kit: TestedKit?
  private let models: PairedModels

  /// Asks what changed since another audit.
  ///
  /// - Parameters:
  ///   - audit: the audit after, which need not have run.
  ///   - path: the folder of the audit before; it may be that of `audit` itself, unchanged.
  ///   - pairs: which models belong together; where empty, those of one name.
  ///   - kit: the folder of the ablation kit that the models were trained with.
  /// - Throws: ``SpoorError`` where there is no such audit or kit, and where no models belong together.
  public init(
    of audit: Audit,
    against path: String,
    pairs: [RetrainedPair],
    kit: String?
  ) throws {
    self.audit = audit
    other = try StoredAudit(at: path)
    let run = try other.latestRun()
    try Self.checkIsKept(run, of: other, by: audit)
    self.kit = try kit.map { try TestedKit(at: URL(filePath: $0)) }
    models = try PairedModels(
      PairedModels.Side(
        title: "this audit",
        models: audit.plan.tuned.map {
          ModelChange.Run(model: $0.name, arm: $0.arm, seed: $0.seed)
        }
      ),
      with: PairedModels.Side(title: "the audit of --against", of: other),
      given: pairs,
      kit: self.kit
    )
  }

  /// Refuses an audit that would replace the very results that it is to be compared with.
  private static func checkIsKept(_ run: Run, of other: StoredAudit, by audit: Audit) throws {
    guard other.folder.isSameFile(as: audit.folder), try audit.fingerprint != run.fingerprint
    else { return }
    throw SpoorError(
      .usage,
      "this audit would replace the results that it is to be compared with",
      at: SpoorError.Location(file: audit.folder.relativeToHere),
      remedy:
        "Give it another --name; to compare models of one audit, run it first without --against."
    )
  }

  /// Compares what both audits found, and leaves against.json and against.html in the audit's folder.
  ///
  /// Call it when the audit has run.
  public func compared() throws -> AgainstSummary {
    let after = try StoredAudit(at: audit.folder.path)
    let summary = try StoredComparison(of: after, against: other, models, kit: kit).summary()
    let figures = try summary.json()
    let folder = audit.folder
    let lock = try AuditFolder(folder).lock()
    defer { lock.release() }
    for name in [Self.figures, Self.page] { try AtomicFile.sweep(folder.appending(path: name)) }
    try AtomicFile.write(to: folder.appending(path: Self.figures)) { file in
      try file.write(figures)
      try AtomicFile.write(to: folder.appending(path: Self.page)) {
        try $0.write(AgainstPage(summary).page)
      }
    }
    return summary
  }
}
