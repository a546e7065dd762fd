import AuditStore
import Corpora
import DurableFiles
import Foundation
import Remedies
import SpoorModel

/// Writes a kit into a folder, whole or not at all.
struct RemedyWriting {
  private let plan: RemedyPlan
  private let settings: RemedySettings
  private let model: String
  private let created: Timestamp
  private let copies: DatasetCopies

  private var finding: RemedyFinding { plan.finding }
  private var holdings: DatasetHoldings { plan.finding.holdings }

  init(_ plan: RemedyPlan, _ settings: RemedySettings, model: String, created: Timestamp) {
    self.plan = plan
    self.settings = settings
    self.model = model
    self.created = created
    copies = DatasetCopies(
      of: plan.finding.inputs.files,
      options: plan.finding.inputs.options,
      numbers: plan.finding.holdings.numbers
    )
  }

  /// Writes everything.
  func write(to target: URL, audit: String, run: Run) throws -> RemedyManifest {
    let staged = try StagedFolder(for: target, purpose: "a kit of remedies")
    defer { staged.discard() }
    for name in ["train", "lists", "simplify"] {
      let folder = staged.url.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }
    let arms = try RemedyArm.all(of: plan, settings)
    let dropped = DatasetArm("dropped", rows: plan.selection.rows, .only)
    let written = try writeDatasets(arms.map(\.dataset) + [dropped], into: staged.url)
    try writePredictions(of: arms, to: staged.url)
    let manifest = manifest(
      zip(arms, written).map { $0.described(in: finding, files: $1) },
      of: target,
      from: audit,
      run,
      dropped: written[arms.count]
    )
    try text(RemedyReadme(manifest, kit: target).text, "README.md", staged.url)
    try text(
      String(decoding: try manifest.encoded(), as: UTF8.self),
      RemedyManifest.fileName,
      staged.url
    )
    try staged.commit()
    return manifest
  }

  private func manifest(
    _ arms: [RemedyManifest.Arm],
    of target: URL,
    from audit: String,
    _ run: Run,
    dropped: [RemedyManifest.File]
  ) -> RemedyManifest {
    RemedyManifest(
      id: target.lastPathComponent,
      created: created.description,
      spoorVersion: SpoorVersion.current,
      from: (
        audit, run.id.rawValue, model, finding.traces.first?.provenance.rawValue ?? "borrowed"
      ),
      by: (settings.rule, plan.budget, settings.seed, settings.draws, settings.answer),
      dataset: (finding.sources, finding.inputs.options),
      selected: RemedyManifest.Selected(
        rows: holdings.count(of: plan.selection.rows),
        distinct: plan.selection.ranked.count,
        words: holdings.words(of: plan.selection.rows),
        files: dropped
      ),
      spans: RemedyManifest.Spans(
        borrowed: finding.traces.count,
        predicted: finding.spanCount(of: plan.selection.freed),
        predictedRuns: plan.selection.freed.count
      ),
      arms: arms
    )
  }

  // MARK: - Datasets and lists

  private func writeDatasets(
    _ arms: [DatasetArm],
    into kit: URL
  ) throws -> [[RemedyManifest.File]] {
    let lists = RemedyLists(plan)
    let keep = kit.appending(path: "lists/keep.jsonl")
    let written = try AtomicFile.write(to: keep) { file in
      try copies.write(arms, into: kit.appending(path: "train")) { source, number in
        if let kept = lists.add(source, number) { try file.write(kept.line) }
      }
    }
    try checkUnchanged()
    for (name, lines) in lists.lists {
      try text(lines.joined(), "lists/\(name).jsonl", kit)
    }
    try text(settings.prompt.text, SimplifyPrompt.fileName, kit)
    try text(lists.tasks.map(\.line).joined(), SimplifyTask.fileName, kit)
    let requests = lists.tasks.map { settings.prompt.request(for: $0, model: settings.judge) }
    try text(requests.joined(), SimplifyPrompt.requestsFileName, kit)
    return try zip(arms, written).map { arm, files in
      try files.map { try RemedyManifest.File($0, of: arm.name, in: kit) }
    }
  }

  /// The dataset is read twice, and both must have been the same.
  private func checkUnchanged() throws {
    for source in finding.sources {
      let file = URL(filePath: source.path)
      guard try SHA256.hash(ofFile: file) != source.sha256 else { continue }
      throw SpoorError(
        .badInput,
        "the dataset changed while the kit was made",
        at: SpoorError.Location(file: source.path),
        remedy: "Try again when nothing writes to it any more."
      )
    }
  }

  private func writePredictions(of arms: [RemedyArm], to kit: URL) throws {
    let selected = plan.selection.rows
    let treated = arms.filter { $0.draw == nil }
    let lines = zip(finding.traces, finding.runs).map { trace, run in
      let rows = holdings.holders[run].map(\.row)
      return PredictedSpan(
        trace,
        rows: holdings.count(of: rows),
        removed: holdings.count(of: rows.filter(selected.contains)),
        freed: treated.filter { $0.freed.contains(run) }.map(\.action)
      ).line
    }
    try text(lines.joined(), PredictedSpan.fileName, kit)
  }

  private func text(_ text: String, _ name: String, _ kit: URL) throws {
    try AtomicFile.write(to: kit.appending(path: name)) { try $0.write(text) }
  }
}

extension RemedyManifest.File {
  /// A file that was written for an arm.
  init(_ written: DatasetCopies.Written, of arm: String, in kit: URL) throws {
    let path = "train/\(arm)/\(written.name)"
    self.init(
      path: path,
      sha256: try SHA256.hash(ofFile: kit.appending(path: path)),
      rows: written.rows
    )
  }
}
