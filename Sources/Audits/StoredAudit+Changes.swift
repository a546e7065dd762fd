public import Reporting
import SpoorModel

extension StoredAudit {
  /// What changed since another audit, with the answers prompt by prompt; nothing is written.
  ///
  /// - Parameters:
  ///   - other: the audit of before; this one too, where `pairs` tell two of its models apart.
  ///   - pairs: which models belong together; where empty, those of one name.
  /// - Returns: the figures, and the answers of each pair.
  /// - Throws: ``SpoorError`` `usage` where there is nothing to compare or no models belong together,
  ///   `badInput` for an audit of passages.
  public func changes(
    since other: StoredAudit,
    pairs: [RetrainedPair]
  ) throws -> AgainstSummary {
    let tellsApart = pairs.contains { $0.after != $0.before }
    guard tellsApart || !folder.isSameFile(as: other.folder) else { throw sameAudit }
    let models = try PairedModels(
      PairedModels.Side(title: path, of: self),
      with: PairedModels.Side(title: other.path, of: other),
      given: pairs
    )
    return try StoredComparison(of: self, against: other, models).summaryOfResponses()
  }

  private var sameAudit: SpoorError {
    SpoorError(
      .usage,
      "both are the same audit",
      at: SpoorError.Location(file: path),
      remedy:
        "Name an older audit first and a newer one after it, or compare two models of this one "
        + "with --pair MODEL=OTHER."
    )
  }
}

extension PairedModels.Side {
  /// The tuned models of an audit's latest run.
  ///
  /// - Throws: ``SpoorError`` `badInput` where nothing was doubted.
  init(title: String, of stored: StoredAudit) throws {
    let summary = try stored.summary(of: stored.latestRun())
    self.init(
      title: title,
      models: summary.models.map {
        ModelChange.Run(model: $0.name, arm: $0.arm, seed: $0.seed)
      }
    )
  }
}
