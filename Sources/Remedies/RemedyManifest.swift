public import Corpora
public import Foundation
import SpoorModel

/// What a kit's `manifest.json` says of it.
public struct RemedyManifest: Hashable, Sendable, Codable {
  /// The manifest's name in a kit's folder.
  public static let fileName = "manifest.json"
  /// The edition of the manifest.
  public static let currentSchema = "spoor.remedy/1"

  /// A file of the dataset.
  public struct Source: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// Where it stood.
    public var path: String
    /// The hash of its bytes, as they stood on the disk.
    public var sha256: String
    /// How many rows it holds.
    public var rows: Int

    /// Names a file.
    public init(name: String, path: String, sha256: String, rows: Int) {
      self.name = name
      self.path = path
      self.sha256 = sha256
      self.rows = rows
    }
  }

  /// A file of an arm.
  public struct File: Hashable, Sendable, Codable {
    /// Its path in the kit.
    public var path: String
    /// The hash of its bytes.
    public var sha256: String
    /// How many rows it holds.
    public var rows: Int

    /// Names a file.
    public init(path: String, sha256: String, rows: Int) {
      self.path = path
      self.sha256 = sha256
      self.rows = rows
    }
  }

  /// The rows that were selected.
  public struct Selected: Hashable, Sendable, Codable {
    /// How many rows they are, copies included.
    public var rows: Int
    /// How many of them differ.
    public var distinct: Int
    /// The words of their outputs, copies included.
    public var words: Int
    /// The files that hold them alone.
    public var files: [File]

    /// Counts rows.
    public init(rows: Int, distinct: Int, words: Int, files: [File]) {
      self.rows = rows
      self.distinct = distinct
      self.words = words
      self.files = files
    }
  }

  /// The spans that the kit is about.
  public struct Spans: Hashable, Sendable, Codable {
    /// How many there are of the kit's provenance.
    public var borrowed: Int
    /// How many of them are predicted to disappear.
    public var predicted: Int
    /// How many different runs of words those are: spans of one run come and go together.
    public var predictedRuns: Int
    /// Of those runs the ones that most spans have, at most five.
    public var mostPredicted: [Phrase]

    private enum CodingKeys: String, CodingKey {
      case borrowed, predicted
      case predictedRuns = "predicted_runs"
      case mostPredicted = "most_predicted"
    }

    /// Counts spans.
    public init(borrowed: Int, predicted: Int, of phrases: [HeldPhrase]) {
      let freed = phrases.filter(\.isFreed)
      self.borrowed = borrowed
      self.predicted = predicted
      predictedRuns = freed.count
      mostPredicted = freed.prefix(5).map { Phrase(text: $0.text, spans: $0.spans, rows: $0.rows) }
    }
  }

  /// A phrase of several spans.
  public struct Phrase: Hashable, Sendable, Codable {
    /// Its words, as the first of the spans has them.
    public var text: String
    /// How many spans it is.
    public var spans: Int
    /// How many rows hold it.
    public var rows: Int
  }

  /// What is done to rows.
  public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    /// They are left out.
    case drop
    /// Their answers become another text.
    case relabel
    /// Their answers become shorter.
    case simplify
  }

  /// A dataset to train on.
  public struct Arm: Hashable, Sendable, Codable {
    /// The arm's name, which is its folder's in `train`.
    public var name: String
    /// What is done to rows.
    public var action: Action
    /// Whether the rows are random ones.
    public var control: Bool
    /// Which draw of random rows, from 1.
    public var draw: Int?
    /// How many rows are changed or left out.
    public var rows: Int
    /// The words of their outputs that are left out or replaced, as they were before.
    public var words: Int
    /// How many spans stand in no row any more.
    public var frees: Int
    /// The arm's files.
    public var files: [File]

    /// Describes an arm.
    public init(
      _ name: String,
      _ action: Action,
      draw: Int? = nil,
      rows: (count: Int, words: Int),
      frees: Int,
      files: [File]
    ) {
      self.name = name
      self.action = action
      self.draw = draw
      control = draw != nil
      self.rows = rows.count
      words = rows.words
      self.frees = frees
      self.files = files
    }
  }

  /// The edition of this manifest.
  public var schema = Self.currentSchema
  /// The kit's name.
  public var id: String
  /// When it was made.
  public var created: String
  /// The program's version.
  public var spoorVersion: String
  /// The audit's folder, as it was named.
  public var audit: String
  /// The audit's run.
  public var runID: Int64
  /// The model whose spans these are.
  public var model: String
  /// The provenance of the spans: `borrowed`, or `present` where lift is unknown.
  public var provenance: String
  /// How rows were selected.
  public var select: RowSelection.Rule
  /// How many rows could be selected at most.
  public var budget: Int
  /// What the random draws began with.
  public var seed: UInt64
  /// How many draws of random rows there are.
  public var draws: Int
  /// What rows of the arm `relabel` say.
  public var answer: String
  /// The dataset's files.
  public var dataset: [Source]
  /// The keys of the dataset's fields, where the audit's file names them.
  public var datasetFields: FieldMapping?
  /// The dataset's shape, where the audit's file names it.
  public var datasetFormat: DatasetShape?
  /// The rows that were selected.
  public var selected: Selected
  /// The spans.
  public var spans: Spans
  /// What other budgets would free, by the same rule.
  public var budgets: [BudgetPoint]
  /// The datasets to train on.
  public var arms: [Arm]

  private enum CodingKeys: String, CodingKey {
    case schema, id, created, audit, model, provenance, select, budget, seed, draws, answer
    case dataset, selected, spans, budgets, arms
    case spoorVersion = "spoor_version"
    case runID = "run_id"
    case datasetFields = "dataset_fields"
    case datasetFormat = "dataset_format"
  }

  /// Describes a kit.
  public init(
    id: String,
    created: String,
    spoorVersion: String,
    from origin: (audit: String, runID: Int64, model: String, provenance: String),
    by rule: (select: RowSelection.Rule, budget: Int, seed: UInt64, draws: Int, answer: String),
    dataset: (files: [Source], options: DatasetOptions),
    selected: Selected,
    spans: Spans,
    budgets: [BudgetPoint],
    arms: [Arm]
  ) {
    self.id = id
    self.created = created
    self.spoorVersion = spoorVersion
    (audit, runID, model, provenance) = origin
    (select, budget, seed, draws, answer) = rule
    self.dataset = dataset.files
    datasetFields = dataset.options.fields
    datasetFormat = dataset.options.shape
    self.selected = selected
    self.spans = spans
    self.budgets = budgets
    self.arms = arms
  }

  /// How far the words of random rows may be from those of the rows that they stand for, as a share.
  public static let largestLengthGap = 0.05

  /// Arms of random rows that are not as long as the rows that they stand for, with how far off they are.
  public var unmatched: [(arm: Arm, gap: Double)] {
    arms.compactMap { arm in
      let treated = arms.first { $0.action == arm.action && !$0.control }
      guard arm.control, let words = treated?.words else { return nil }
      return Self.lengthGap(of: arm.words, for: words).map { (arm, $0) }
    }
  }

  /// How far random rows' words are from those of the rows that they stand for, as a share of these; `nil`
  /// within ``largestLengthGap``.
  public static func lengthGap(of words: Int, for treated: Int) -> Double? {
    guard treated > 0 else { return nil }
    let gap = Double(words) / Double(treated) - 1
    return abs(gap) > largestLengthGap ? gap : nil
  }

  /// The file's contents: JSON, indented, keys in alphabetical order.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
