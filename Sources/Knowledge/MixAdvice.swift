public import SpoorModel

/// What a dataset's mix of categories is, and which mix of as many rows would be better.
///
/// Gekhman et al. (2405.05904, §5 and Table 2): tuning on MaybeKnown examples is best overall, on HighlyKnown
/// alone worse, and Unknown ones harm the longer one tunes. So: no Unknown rows, all MaybeKnown ones first,
/// then HighlyKnown, then WeaklyKnown. That order as a rule for a mix is ours.
public struct MixAdvice: Hashable, Sendable {
  /// The rows that have a category.
  public let counts: CategoryCounts
  /// The rows of the advised mix: as many as wanted, or as there are that the model knew.
  public let advised: [KnowledgeCategory: Int]
  /// What a fitted model predicts for the dataset and the advised mix, everything being fitted.
  public let predictions: Predictions?

  /// Two predictions of one model.
  public struct Predictions: Hashable, Sendable {
    /// The dataset as it is.
    public var present: MixModel.Prediction
    /// The advised mix.
    public var advised: MixModel.Prediction
    /// Advised less present: (β_kn − β_unk) times the share of Unknown rows.
    public var change: Estimate
  }

  /// The order in which rows are taken.
  public static let order: [KnowledgeCategory] = [.maybeKnown, .highlyKnown, .weaklyKnown]

  /// From this share of Unknown rows on, a dataset is warned of.
  ///
  /// The study finds the harm proportional to the share; the border is ours.
  public static let muchUnknown = 0.2

  /// Advises a mix.
  ///
  /// - Parameters:
  ///   - counts: the rows by category.
  ///   - rows: how many rows the mix is to have; `nil`: as many as the dataset's categorised ones.
  ///   - model: predicts accuracies.
  public init(_ counts: CategoryCounts, rows: Int? = nil, model: MixModel? = nil) {
    self.counts = counts
    var rest = rows ?? counts.categorised
    var advised: [KnowledgeCategory: Int] = [:]
    for category in Self.order {
      let taken = min(rest, counts[category])
      advised[category] = taken
      rest -= taken
    }
    self.advised = advised
    let unknown = counts.share(.unknown)
    predictions = model.map { model in
      Predictions(
        present: model.prediction(of: .init(known: 1 - unknown, unknown: unknown)),
        advised: model.prediction(of: .init(known: 1, unknown: 0)),
        change: model.change(replacingUnknown: unknown)
      )
    }
  }

  /// Whether so much is Unknown that the study found harm.
  public var isMuchUnknown: Bool { counts.share(.unknown) >= Self.muchUnknown }
}

extension CategoryCounts {
  /// A category's share of the categorised rows; 0 without any.
  public func share(_ category: KnowledgeCategory) -> Double {
    categorised == 0 ? 0 : Double(self[category]) / Double(categorised)
  }
}
