import SpoorModel

/// A row of the table of passages: a model that is audited, or one that it is compared with.
struct PassageRow {
  /// The model's name.
  var model: String
  /// Its rates.
  var presence: PassagePresence
  /// The audited model less this one; `nil` in the audited model's own row.
  var difference: PassageDifference?

  /// Each audited model's row, followed by those of the models that it is compared with.
  static func rows(of models: [ModelSummary]) -> [PassageRow] {
    models.flatMap { model -> [PassageRow] in
      guard let passages = model.passages else { return [] }
      return [PassageRow(model: model.name, presence: passages.presence)]
        + passages.differences.map {
          PassageRow(model: $0.model, presence: $0.presence, difference: $0)
        }
    }
  }
}
