public import Corpora
public import Foundation
public import Hallucinations
public import Reporting
public import SpoorModel

/// What an audit is to read: audit.yaml with every path resolved.
public struct AuditPlan: Equatable, Sendable {
  /// The base model.
  public struct Base: Equatable, Sendable {
    /// Its name in the generation files.
    public var name: String
    /// Its own responses.
    public var generations: URL
  }

  /// Another model, whose answers are shown for comparison.
  public struct Compared: Equatable, Sendable {
    /// Its name in the generation files.
    public var name: String
    /// Its responses.
    public var generations: URL
  }

  /// The instruction dataset as audit.yaml names it.
  public struct Dataset: Equatable, Sendable {
    /// Files, folders and patterns.
    public var arguments: [String]
    /// The folder that they are relative to.
    public var folder: URL
    /// Which keys hold which fields, where the files have a shape of their own.
    public var fields: FieldMapping?
    /// What every file holds, where its first row is not to decide.
    public var format: DatasetShape?

    /// Names files, folders and patterns.
    public init(
      arguments: [String],
      folder: URL,
      fields: FieldMapping? = nil,
      format: DatasetShape? = nil
    ) {
      self.arguments = arguments
      self.folder = folder
      self.fields = fields
      self.format = format
    }

    /// The files that the arguments mean now.
    ///
    /// - Throws: ``SpoorError`` for an argument that means no file.
    public func files() throws -> [URL] {
      do {
        return try DatasetFiles(arguments, relativeTo: folder).urls.map(\.standardizedFileURL)
      } catch {
        throw named(error)
      }
    }

    /// The error with the path as the program's user would write it, not as audit.yaml does.
    private func named(_ error: SpoorError) -> SpoorError {
      var error = error
      if let file = error.location?.file {
        // As for the files themselves: a base without a slash at its end would count as a file.
        let base = URL(filePath: folder.path, directoryHint: .isDirectory)
        error.location?.file = URL(filePath: file, relativeTo: base).standardizedFileURL.path
      }
      return error
    }
  }

  /// Full-vocabulary logits of some responses, under both models.
  public struct Logits: Equatable, Sendable {
    /// Which rows belong to which prompt, where one array or tensor holds all responses.
    public var index: URL?
    /// The base model's logits.
    public var base: URL
    /// The tuned model's logits.
    public var tuned: URL
  }

  /// Log-probabilities as servers give them, of responses under both models.
  public struct LogProbabilities: Equatable, Sendable {
    /// The base model's file; one file may be both.
    public var base: URL
    /// The tuned model's file.
    public var tuned: URL
    /// No token is less likely than this, under either model: what the upper ends of KL need.
    public var floor: Double?
    /// The number of tokens of the vocabulary: what the upper ends of entropies need.
    public var vocabularySize: Int?
    /// How far a log-probability may be off, in nats.
    public var precision: Double?
    /// What the models said when some of it was scored a second time: the noise.
    public var again: Again?
  }

  /// The files of a second scoring.
  public struct Again: Equatable, Sendable {
    /// The base model's.
    public var base: URL
    /// The tuned model's.
    public var tuned: URL
  }

  /// A tuned model.
  public struct Tuned: Equatable, Sendable {
    /// Its name in the generation files.
    public var name: String
    /// How it was tuned.
    public var method: TuningMethod
    /// The name of the data that it was tuned on.
    public var dataset: String?
    /// The number of training rows.
    public var rows: Int?
    /// The number of parameters, as written.
    public var params: String?
    /// The epoch.
    public var epoch: Int?
    /// The arm of an ablation kit that it was trained on.
    public var arm: String?
    /// The seed that it was trained with.
    public var seed: Int?
    /// Its responses.
    public var generations: URL
    /// Full-vocabulary logits.
    public var logits: Logits?
    /// Log-probabilities as servers give them.
    public var logProbabilities: LogProbabilities?
    /// Per-token values that somebody else computed.
    public var tokenMetrics: URL?
    /// Per-token values of the base model's own responses under base and this model.
    public var baseResponseMetrics: URL?
    /// Its other answers to the prompts, sampled.
    public var samples: URL?
    /// What another program or a person marked in its responses.
    public var importedSpans: URL?
    /// What a judge model held to be wrong in its responses.
    public var judgedSpans: URL?
  }

  /// The audit's name: the folder under `annotations/`.
  public var name: String
  /// The instruction dataset.
  public var dataset: Dataset
  /// The prompts; `nil`: those that the answers tell.
  public var prompts: URL?
  /// The references, where there are any.
  public var references: URL?
  /// The base model, where its own responses are known.
  public var base: Base?
  /// The tuned models, at least one.
  public var tuned: [Tuned]
  /// Models that are neither base nor tuned, shown for comparison.
  public var comparedWith: [Compared] = []
  /// The detectors that may be used.
  public var detectors: Set<Detector>
  /// The weights that make one score of the detectors' signals; the shipped ones when `nil`.
  public var weights: URL?
  /// Text that cannot have been borrowed from the dataset, in place of the base model's own responses.
  public var placebo: Dataset?
  /// What the base model knew of training rows and prompts, where somebody found out.
  public var knowledge: URL?
  /// What a pipeline does not accept; the results do not depend on it.
  public var failIf: [GateRule] = []

  /// Every file that the plan names, but for those of logits.
  ///
  /// - Throws: ``SpoorError`` where the dataset names no file.
  public func files() throws -> [URL] {
    var files = try dataset.files()
    files += [prompts, base?.generations].compactMap { $0 }
    files += try placebo?.files() ?? []
    files += [references, weights, knowledge].compactMap { $0 }
    files += comparedWith.map(\.generations)
    for model in tuned {
      files.append(model.generations)
      files += [
        model.tokenMetrics, model.baseResponseMetrics, model.samples, model.importedSpans,
        model.judgedSpans,
      ].compactMap { $0 }
      files += [model.logits?.index].compactMap { $0 }
      if let servers = model.logProbabilities { files += [servers.base, servers.tuned] }
      if let again = model.logProbabilities?.again { files += [again.base, again.tuned] }
    }
    return files
  }

  /// Every file of logits.
  ///
  /// - Throws: where a folder of them cannot be read.
  public func logitsFiles() throws -> [URL] {
    try tuned.compactMap(\.logits).flatMap { try [$0.base, $0.tuned].flatMap(contents(of:)) }
  }

  /// The file, or the files of the folder.
  private func contents(of url: URL) throws -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { return [url] }
    return try FileManager.default
      .contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }
}

extension AuditPlan {
  /// Reads audit.yaml; its paths are relative to the file itself.
  ///
  /// - Throws: ``SpoorError`` with the line of a missing, misspelt or malformed key.
  public init(readingYAML file: URL) throws {
    let yaml = try YAMLSection(file: file)
    try yaml.allowOnly([
      "name", "dataset", "dataset_fields", "dataset_format", "prompts", "references", "base",
      "tuned", "compared_with", "detectors", "weights", "placebo", "placebo_fields",
      "placebo_format", "knowledge", "fail_if",
    ])
    let folder = file.deletingLastPathComponent()
    func path(_ text: String) -> URL { URL(filePath: text, relativeTo: folder).standardizedFileURL }
    name = try yaml.artifactName("name") ?? folder.standardizedFileURL.lastPathComponent
    dataset = try Dataset(yaml, under: "dataset", in: folder)
    if yaml.has("placebo") {
      placebo = try Dataset(yaml, under: "placebo", in: folder)
    } else if let stray = ["placebo_fields", "placebo_format"].first(where: yaml.has) {
      throw yaml.error(
        "'\(stray)' says how a placebo is read, and 'placebo' is missing",
        remedy: "Add 'placebo:' with its files, or leave '\(stray)' out."
      )
    }
    prompts = try yaml.text("prompts").map(path)
    references = try yaml.text("references").map(path)
    weights = try yaml.text("weights").map(path)
    knowledge = try yaml.text("knowledge").map(path)
    detectors = try yaml.checked("detectors") { try Self.detectors(yaml.choices("detectors")) }
    base = try yaml.section("base").map { try Base($0, path: path) }
    tuned = try yaml.sections("tuned").map { try Tuned($0, path: path) }
    comparedWith = try yaml.sectionsIfAny("compared_with").map { try Compared($0, path: path) }
    failIf = try yaml.checked("fail_if") {
      try (yaml.choices("fail_if") ?? []).map { try GateRule(parsing: $0) }
    }
    try yaml.checked("tuned") { try checkModels() }
    guard base != nil || tuned.allSatisfy({ $0.baseResponseMetrics == nil }) else {
      throw yaml.error(
        "'base_response_metrics' are of the base model's own answers, and 'base' is missing",
        remedy: "Add 'base:' with 'name' and 'generations'."
      )
    }
  }
}

extension AuditPlan {
  /// The detectors of these names; all where the key is missing.
  private static func detectors(_ names: [String]?) throws -> Set<Detector> {
    guard let names else { return Set(Detector.allCases) }
    return Set(
      try names.map { name in
        guard let detector = Detector(rawValue: name) else {
          throw SpoorError(
            .badInput,
            "'\(name)' is no detector",
            remedy: "Detectors: \(Detector.allCases.map(\.rawValue).joined(separator: ", "))."
          )
        }
        return detector
      }
    )
  }
}

extension AuditPlan.Dataset {
  /// The files under a key, with `…_fields` and `…_format` beside it.
  fileprivate init(_ yaml: YAMLSection, under key: String, in folder: URL) throws {
    self.init(arguments: try yaml.texts(key), folder: folder)
    if let text = try yaml.text("\(key)_fields") {
      fields = try yaml.checked("\(key)_fields") { try FieldMapping(parsing: text) }
    }
    guard let text = try yaml.text("\(key)_format") else { return }
    format = try yaml.checked("\(key)_format") {
      try Self.format(text, under: key, besides: fields)
    }
  }

  private static func format(
    _ text: String,
    under key: String,
    besides fields: FieldMapping?
  ) throws -> DatasetShape {
    guard let shape = DatasetShape(named: text) else {
      throw SpoorError(
        .badInput,
        "'\(text)' is not a format of datasets",
        remedy: "Formats: \(DatasetShape.named.map(\.rawValue).joined(separator: ", "))."
      )
    }
    guard fields == nil else {
      throw SpoorError(
        .badInput,
        "'\(key)_format' and '\(key)_fields' exclude each other",
        remedy: "Leave out '\(key)_format'."
      )
    }
    return shape
  }
}

extension AuditPlan.Tuned {
  fileprivate init(_ yaml: YAMLSection, path: (String) -> URL) throws {
    try yaml.allowOnly([
      "name", "method", "dataset", "rows", "params", "epoch", "arm", "seed", "generations",
      "logits",
      "log_probabilities", "token_metrics", "base_response_metrics", "samples", "imported_spans",
      "judged_spans",
    ])
    self.init(
      name: try yaml.required("name"),
      method: TuningMethod(rawValue: try yaml.required("method")),
      dataset: try yaml.text("dataset"),
      rows: try yaml.number("rows"),
      params: try yaml.text("params"),
      epoch: try yaml.number("epoch"),
      arm: try yaml.text("arm"),
      seed: try yaml.number("seed"),
      generations: path(try yaml.required("generations")),
      logits: try yaml.section("logits").map { try AuditPlan.Logits($0, path: path) },
      logProbabilities: try yaml.section("log_probabilities").map {
        try AuditPlan.LogProbabilities($0, path: path)
      },
      tokenMetrics: try yaml.text("token_metrics").map(path),
      baseResponseMetrics: try yaml.text("base_response_metrics").map(path),
      samples: try yaml.text("samples").map(path),
      importedSpans: try yaml.text("imported_spans").map(path),
      judgedSpans: try yaml.text("judged_spans").map(path)
    )
  }
}

extension AuditPlan.Logits {
  fileprivate init(_ yaml: YAMLSection, path: (String) -> URL) throws {
    try yaml.allowOnly(["index", "base", "tuned"])
    self.init(
      index: try yaml.text("index").map(path),
      base: path(try yaml.required("base")),
      tuned: path(try yaml.required("tuned"))
    )
  }
}

extension AuditPlan.LogProbabilities {
  fileprivate init(_ yaml: YAMLSection, path: (String) -> URL) throws {
    try yaml.allowOnly([
      "base", "tuned", "floor", "vocabulary_size", "precision", "base_again", "tuned_again",
    ])
    let again: AuditPlan.Again? =
      if let base = try yaml.text("base_again") {
        AuditPlan.Again(base: path(base), tuned: path(try yaml.required("tuned_again")))
      } else {
        nil
      }
    self.init(
      base: path(try yaml.required("base")),
      tuned: path(try yaml.required("tuned")),
      floor: try yaml.share("floor"),
      vocabularySize: try yaml.number("vocabulary_size"),
      precision: try yaml.share("precision"),
      again: again
    )
  }
}
