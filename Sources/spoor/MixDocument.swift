import Figures
import Knowledge
import SpoorModel

/// What `spoor knowledge mix --json` prints.
struct MixDocument: Encodable {
  struct Category: Encodable {
    var category: KnowledgeCategory
    var rows: Int
    var share: Double
    var advised: Int
  }

  struct Prediction: Encodable {
    var present: Estimate
    var advised: Estimate
    var change: Estimate
    var warnings: [String]
  }

  var schema = "spoor.knowledge.mix/1"
  var rows: Int
  var uncategorised: Int
  var categories: [Category]
  var predicted: Prediction?
  var caveats: [String]

  enum CodingKeys: String, CodingKey {
    case schema, rows, uncategorised, categories, caveats
    case predicted = "predicted_accuracy"
  }

  init(_ advice: MixAdvice) {
    rows = advice.counts.rows
    uncategorised = advice.counts.uncategorised
    categories = KnowledgeCategory.allCases.map {
      Category(
        category: $0,
        rows: advice.counts[$0],
        share: advice.counts.share($0),
        advised: advice.advised[$0] ?? 0
      )
    }
    predicted = advice.predictions.map {
      Prediction(
        present: $0.present.accuracy,
        advised: $0.advised.accuracy,
        change: $0.change,
        warnings: $0.present.warnings + $0.advised.warnings
      )
    }
    caveats = Self.caveats(advice)
  }

  private static func caveats(_ advice: MixAdvice) -> [String] {
    var caveats: [String] = []
    if advice.isMuchUnknown {
      let share = StatementText.percent(advice.counts.share(.unknown))
      caveats.append(
        "\(share) of the rows with a category are Unknown: tuned on until all is fitted, they taught "
          + "the study's models to make things up. Leave them out, relabel them ('spoor knowledge "
          + "filter') or stop early ('spoor knowledge dynamics')."
      )
    }
    if advice.counts.uncategorised > 0 {
      caveats.append(
        "Of \(advice.counts.uncategorised.counted("row")) nobody found out what the model knew."
      )
    }
    return caveats
  }

  /// What people are shown, with a final line break.
  var text: String {
    var table = TextTable(heads: [
      ("category", .left), ("rows", .right), ("share, %", .right), ("advised rows", .right),
    ])
    table.rows = categories.map {
      [
        $0.category.rawValue, $0.rows.grouped, StatementText.points($0.share), $0.advised.grouped,
      ]
    }
    let categorised = categories.reduce(0) { $0 + $1.rows }
    let head = "\(rows.counted("row")), \(categorised.grouped) with a category"
    var parts = [head, table.lines.joined(separator: "\n")]
    if let predicted {
      let line =
        "Predicted accuracy with everything fitted: \(predicted.present.inPoints) % as it is, "
        + "\(predicted.advised.inPoints) % with known rows alone: \(predicted.change.inPoints) points."
      parts.append(([line] + predicted.warnings.map { "  \($0)" }).joined(separator: "\n"))
    }
    return (parts + caveats).joined(separator: "\n\n") + "\n"
  }
}
