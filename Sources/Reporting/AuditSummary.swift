public import SpoorModel

/// The figures of an audit: summary.json, and what the terminal and the report show.
///
/// `schema` changes when a key changes its meaning or goes; new keys may come at any time.
public struct AuditSummary: Codable, Hashable, Sendable {
  /// The dataset that spans were traced in.
  public struct Dataset: Codable, Hashable, Sendable {
    /// The files' names.
    public var files: [String]
    /// The number of training rows.
    public var rows: Int
    /// The number of words in all fields.
    public var words: Int
    /// The index's folder, as the user would write it.
    public var index: String
    /// The files' SHA-256, in their order; `nil` in summaries of before.
    public var sha256: [String]?

    /// Creates a description.
    public init(
      files: [String],
      rows: Int,
      words: Int,
      index: String,
      sha256: [String]? = nil
    ) {
      self.files = files
      self.rows = rows
      self.words = words
      self.index = index
      self.sha256 = sha256
    }
  }

  /// Which parts of the responses an audit traces.
  public enum Traced: String, Codable, Hashable, Sendable {
    /// Spans that detectors doubt.
    case doubtedSpans = "doubted_spans"
    /// Runs that stand in the dataset, which nobody doubts.
    case passages
  }

  /// The format of this file.
  public var schema = "spoor.summary/1"
  /// The audit's name.
  public var name: String
  /// The program's version.
  public var spoorVersion: String
  /// The dataset.
  public var dataset: Dataset
  /// The base model's name; `nil` where none of its responses are known.
  public var base: String?
  /// The number of prompts.
  public var prompts: Int
  /// The detectors that were asked; `dataset` is asked apart and decides nothing.
  public var detectors: [String]
  /// What the placebo is, in words.
  public var placebo: String
  /// What was traced; `nil`, as in summaries of before, means doubted spans.
  public var traced: Traced?
  /// What a reader must know before believing a figure, in whole sentences.
  public var caveats: [String]
  /// One entry a tuned model, in the order of audit.yaml.
  public var models: [ModelSummary]
  /// Each pair of tuned models, the earlier in audit.yaml first; `nil` in summaries of before.
  public var comparisons: [BorrowingComparison]?

  /// Whether passages were traced, which nobody doubts.
  public var tracesPassages: Bool { traced == .passages }

  /// Whether any response has per-token values.
  var hasDivergence: Bool { models.contains { $0.divergence != nil } }

  /// What the audit found, in a sentence.
  var verdict: String {
    tracesPassages
      ? PassageVerdict(models: models).sentence : Verdict(models: models).sentence
  }

  private enum CodingKeys: String, CodingKey {
    case schema, name
    case spoorVersion = "spoor_version"
    case dataset, base, prompts, detectors, placebo, traced, caveats, models, comparisons
  }

  /// Creates a summary.
  public init(
    name: String,
    spoorVersion: String,
    dataset: Dataset,
    base: String?,
    prompts: Int,
    detectors: [String],
    placebo: String,
    caveats: [String],
    models: [ModelSummary]
  ) {
    self.name = name
    self.spoorVersion = spoorVersion
    self.dataset = dataset
    self.base = base
    self.prompts = prompts
    self.detectors = detectors
    self.placebo = placebo
    self.caveats = caveats
    self.models = models
  }
}
