import AuditStore
import DurableFiles
import Foundation
import Remedies
public import Reporting
import SpoorModel
import Statistics
import Words

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
    try Self.checkRuns(audit.plan.tuned)
    self.audit = audit
    other = try StoredAudit(at: path)
    let run = try other.latestRun()
    try Self.checkIsKept(run, of: other, by: audit)
    self.kit = try kit.map { try TestedKit(at: URL(filePath: $0)) }
    models = try PairedModels(
      audit.plan.tuned,
      with: try other.summary(of: run).models.map(\.name),
      given: pairs,
      kit: self.kit
    )
  }

  /// Refuses one run that is named twice: two runs of an arm must differ in their seeds.
  private static func checkRuns(_ models: [AuditPlan.Tuned]) throws {
    for (place, model) in models.enumerated() where model.arm != nil && model.seed != nil {
      let twin = models[..<place].first { $0.arm == model.arm && $0.seed == model.seed }
      guard let twin else { continue }
      throw SpoorError(
        .badInput,
        "\(twin.name) and \(model.name) are both arm \(model.arm ?? "") with seed \(model.seed ?? 0): "
          + "one run, not two",
        remedy: "Train with several seeds and name each, or leave one of the two out."
      )
    }
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
    let summary = try summary()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let figures = try encoder.encode(summary) + Data("\n".utf8)
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

  private func summary() throws -> AgainstSummary {
    let scanner = try WordScanner()
    let before = try AuditedSide(other, by: scanner)
    let after = try AuditedSide(try StoredAudit(at: audit.folder.path), by: scanner)
    let comparability = ComparabilityCaveats(before, after, models.pairs)
    let trained = TrainedModels(models.pairs, before, after, kit)
    if let kit { try check(kit, before) }
    return AgainstSummary(
      before: before.named,
      after: after.named,
      comparisons: trained.changes(comparability.borrowing, by: Bootstrap()),
      predicted: trained.falls(by: Bootstrap(), words: scanner),
      caveats: comparability.sentences + staleKit(before) + trained.caveats + trained.twins
        + leftOut
    )
  }

  /// What a kit of an earlier run may have wrong, though the answers are the same.
  private func staleKit(_ side: AuditedSide) -> [String] {
    guard let kit, kit.runID != side.run.id.rawValue else { return [] }
    return [
      "The kit was made of run \(kit.runID) of \(side.summary.name), which has run \(side.run.id.rawValue) now: "
        + "what is borrowed may have changed since."
    ]
  }

  private var leftOut: [String] {
    models.left.map { "\($0) is compared with no model: name one with --pair \($0)=OLD." }
  }

  /// Refuses a kit that was made of other answers.
  private func check(_ kit: TestedKit, _ side: AuditedSide) throws {
    let answers = side.model(kit.model).answers
    let stray = kit.predictions.first { prediction in
      guard let text = answers[prediction.promptID]?.text.text.unicodeScalars else { return true }
      let range = prediction.range
      return !text.dropFirst(range.start).prefix(range.count)
        .elementsEqual(prediction.text.unicodeScalars)
    }
    guard let stray else { return }
    throw SpoorError(
      .badInput,
      "the kit's span '\(stray.text)' does not stand at \(stray.range.start) in the answer of \(kit.model)",
      at: SpoorError.Location(
        file: TestedKit.predicted,
        record: "prompt \(stray.promptID)"
      ),
      remedy: "Name the kit that was made of this audit, and the audit that it was made of."
    )
  }
}

extension URL {
  /// Whether both are the same file or folder, links followed.
  fileprivate func isSameFile(as other: URL) -> Bool {
    resolvingSymlinksInPath().standardizedFileURL.path
      == other.resolvingSymlinksInPath().standardizedFileURL.path
  }
}
