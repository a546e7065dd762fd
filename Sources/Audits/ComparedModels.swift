public import Divergence
public import Imitation
public import SpoorModel

/// How far tuning moved each of an audit's tuned models, side by side.
public struct ComparedModels: Sendable, Encodable {
  /// One tuned model.
  public struct Model: Sendable, Encodable {
    /// Its name.
    public var name: String
    /// How it was tuned.
    public var method: String
    /// The name of the data that it was tuned on.
    public var dataset: String?
    /// The number of training rows.
    public var rows: Int?
    /// The number of parameters, as written.
    public var params: String?
    /// The epoch.
    public var epoch: Int?
    /// How many responses have values of each source.
    public var sources: [String: Int]
    /// KL by position, and shift classes.
    public var divergence: DivergenceSummary
    /// Every measure over all responses, by its name.
    public var measures: [String: Estimate]
    /// The words that are shifted most often, at most ``listedWords``.
    public var shiftedWords: [ShiftedWord]
    /// What kind of words the shifted ones are.
    public var split: ShiftSplit
    /// Which share of them stands in the dataset; `nil` without dataset.
    public var datasetWords: DatasetWords?
    /// Each response's figures.
    public var responses: [ResponseFigures]

    enum CodingKeys: String, CodingKey {
      case name, method, dataset, rows, params, epoch, sources, divergence, measures, split
      case responses
      case shiftedWords = "shifted_words"
      case datasetWords = "dataset_words"
    }
  }

  /// One model less another, over the prompts that both answer.
  public struct Difference: Sendable, Encodable {
    /// The model that is diminished.
    public var model: String
    /// The model that is taken away.
    public var less: String
    /// The prompts that both answer.
    public var prompts: Int
    /// Each measure's difference, by its name.
    public var measures: [String: Estimate]
  }

  /// How many shifted words are listed.
  public static let listedWords = 20

  /// Which form the document has.
  public let schema = "spoor.compare/1"
  /// The base model.
  public var base: String
  /// How many of the likeliest tokens Jaccard and nDCG compare.
  public var listed: Int
  /// The tuned models, in the plan's order.
  public var models: [Model]
  /// Every pair of them.
  public var differences: [Difference]
  /// What a reader must know to read the figures.
  public var notes: [String]

  enum CodingKeys: String, CodingKey {
    case schema, base, models, differences, notes
    case listed = "k"
  }
}
