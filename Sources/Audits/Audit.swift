import AuditStore
import Corpora
import DurableFiles
public import Foundation
public import PhraseIndex
public import Reporting
public import SpoorModel
import Words

/// Audits fine-tuned models against their base: from audit.yaml to `annotations/<name>/`.
///
/// Everything is computed before anything is written into the audit's folder, so an audit that fails
/// leaves what was there; the index of the dataset is built on the way and stays.
public struct Audit: Sendable {
  /// Whether detectors may read the references.
  public enum ReferenceUse: String, Sendable, Codable {
    /// Where the plan names some.
    case whereGiven
    /// Not at all: only log-probabilities decide.
    case none
  }

  /// Whether an audit of unchanged inputs runs.
  public enum Occasion: Sendable {
    /// Only when an input, a setting or the program's version differs from the latest run.
    case whenChanged
    /// Always.
    case always
  }

  /// What the audit is doing.
  public enum Stage: Sendable {
    /// Building the index of the dataset.
    case indexing(IndexBuilder.Progress)
    /// Reading responses and references.
    case reading
    /// Reading or measuring per-token values of one model's responses.
    case measuring(model: String, done: Int, of: Int)
    /// Detecting and tracing the spans of one model's responses.
    case tracing(model: String, done: Int, of: Int)
    /// Writing the store and the files.
    case writing
  }

  /// What an audit came to.
  public struct Outcome: Sendable {
    /// Whether anything had to be computed.
    public enum Freshness: Sendable {
      /// The audit ran.
      case computed
      /// The latest complete run was of the same inputs; nothing was done.
      case unchanged
    }

    /// The figures.
    public var summary: AuditSummary
    /// Where the results stand.
    public var folder: URL
    /// Whether the audit ran.
    public var freshness: Freshness
    /// The number of items in the review queue.
    public var queued: Int
    /// The responses that this run left out, each as an error with its place.
    public var setAside: [SpoorError] = []
  }

  /// What is audited.
  public var plan: AuditPlan
  /// The folder of indices.
  public var indices: URL
  /// The folder of audits.
  public var annotations: URL
  /// Whether detectors may read the references.
  public var references: ReferenceUse
  /// What becomes of a response that cannot be read or measured.
  public var badResponses = BadResponses.setAside

  /// Prepares an audit.
  public init(_ plan: AuditPlan, indices: URL, annotations: URL, references: ReferenceUse) {
    self.plan = plan
    self.indices = indices
    self.annotations = annotations
    self.references = references
  }

  /// The audit's folder.
  public var folder: URL { annotations.appending(path: plan.name) }

  /// Runs the audit; by default does nothing when the latest complete run had the same inputs.
  ///
  /// - Throws: ``SpoorError``; the audit's folder is as it was then.
  public func run(
    _ occasion: Occasion = .whenChanged,
    progress: @escaping (Stage) -> Void = { _ in }
  ) throws -> Outcome {
    try ArtifactName.check(plan.name, of: "audit")
    let output = AuditFolder(folder)
    try output.checkIsOurs()
    let started = Timestamp.now
    let fingerprint = try fingerprint
    if occasion == .whenChanged, let unchanged = try output.summary(ofRun: fingerprint) {
      // The results send their reader to the index, which may have gone since.
      _ = try buildIndex(progress)
      return unchanged
    }
    progress(.reading)
    let lock = try output.lock()
    defer { lock.release() }
    let parts = AuditParts(of: folder)
    var reading = reading(progress)
    reading.values = try ValueStore(at: output.values.path)
    reading.others = try parts.all(.values)
    let inputs = try AuditInputs(plan, reading)
    let built = try buildIndex(progress)
    let index = try PhraseIndex(at: indices.appending(path: plan.name))
    let placebo = try placeboIndex(besides: built.manifest, progress)
    let kept = try KeptTraces(
      in: inputs.store,
      ofRun: inputs.traceKey(ofRun: fingerprint),
      takingOver: try parts.all(.traces)
    )
    let analysis = try AuditAnalysis(
      inputs,
      plan: plan,
      index: index,
      placebo: placebo,
      keeping: kept
    ) {
      progress(.tracing(model: $0, done: $1, of: $2))
    }
    let summary = try analysis.summary(plan, built.manifest, indexPath: index.folder.relativeToHere)
    progress(.writing)
    let text = try Self.text(of: summary)
    let configuration = try configuration
    let contents = analysis.contents(
      summary: text,
      configuration: configuration,
      fingerprint: fingerprint,
      started: started
    )
    let queued = try output.write(
      contents,
      completing: analysis.completion,
      PlainFiles(
        analysis,
        summary: summary,
        text: text,
        method: try AuditMethod(configuration: configuration, fingerprint: fingerprint)
      )
    )
    try kept.forget()
    try inputs.store.sealUnlessRead()
    try parts.remove()
    return Outcome(
      summary: summary,
      folder: folder,
      freshness: .computed,
      queued: queued,
      setAside: inputs.setAside.map(\.error)
    )
  }

  func reading(_ progress: @escaping (Stage) -> Void) -> AuditInputs.Reading {
    AuditInputs.Reading(references: references, badResponses: badResponses) {
      progress(.measuring(model: $0, done: $1, of: $2))
    }
  }

  private static func text(of summary: AuditSummary) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(summary), as: UTF8.self) + "\n"
  }

  /// The index of the dataset, built unless it stands already.
  ///
  /// - Throws: ``SpoorError`` where the dataset cannot be read or the index not be written.
  public func index(_ progress: (Stage) -> Void = { _ in }) throws -> PhraseIndex {
    try ArtifactName.check(plan.name, of: "audit")
    _ = try buildIndex(progress)
    return try PhraseIndex(at: indices.appending(path: plan.name))
  }

  /// Builds the index of the dataset unless it stands already.
  func buildIndex(_ progress: (Stage) -> Void) throws -> IndexBuilder.Outcome {
    try build(plan.dataset, named: plan.name, progress)
  }

  private func build(
    _ dataset: AuditPlan.Dataset,
    named name: String,
    _ progress: (Stage) -> Void
  ) throws -> IndexBuilder.Outcome {
    try IndexBuilder(into: indices.appending(path: name))
      .build(
        from: try dataset.files(),
        options: DatasetOptions(shape: dataset.format, fields: dataset.fields),
        mode: .matching
      ) { progress(.indexing($0)) }
  }

  /// The index of the placebo, built unless it stands already; `nil` where the plan names none.
  func placeboIndex(
    besides dataset: IndexManifest,
    _ progress: (Stage) -> Void
  ) throws -> PhraseIndex? {
    guard let placebo = plan.placebo else { return nil }
    let built = try build(placebo, named: placeboName, progress)
    let trained = Set(dataset.sources.map(\.sha256))
    if let source = built.manifest.sources.first(where: { trained.contains($0.sha256) }) {
      throw SpoorError(
        .badInput,
        "the placebo holds a file of the dataset itself, so that nothing could be called borrowed",
        at: SpoorError.Location(file: source.name),
        remedy:
          "Name text that the tuned models never saw, such as the base model's answers to other prompts."
      )
    }
    try refuseBase(among: built.manifest.sources)
    return try PhraseIndex(at: indices.appending(path: placeboName))
  }

  /// Refuses the base model's own answers: each doubted span of C1 would stand in them.
  private func refuseBase(among sources: [IndexManifest.Source]) throws {
    guard let base = plan.base else { return }
    let hash = try SHA256.hash(ofFile: base.generations)
    guard let source = sources.first(where: { $0.sha256 == hash }) else { return }
    throw SpoorError(
      .badInput,
      "the placebo holds the base model's own answers, so that all of their spans (C1) would be common",
      at: SpoorError.Location(file: source.name),
      remedy: "Leave the placebo out: these answers are it then, each span's own answer left out."
    )
  }

  private var placeboName: String { "\(plan.name).placebo" }

  /// The resolved plan as JSON.
  private var configuration: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(try ResolvedPlan(plan, references)), as: UTF8.self)
    }
  }

  /// What the results depend on: the program, the plan, and every byte that it names; of logits the files'
  /// sizes and times.
  var fingerprint: String {
    get throws {
      var marks = FileMarks()
      let logits = try plan.logitsFiles().map { try marks.mark(of: $0.path) }
      let files = try plan.files().map { try SHA256.hash(ofFile: $0) } + logits
      return SHA256.hash(
        of: ([SpoorVersion.current, try configuration] + files).joined(separator: "\n")
      )
    }
  }
}
