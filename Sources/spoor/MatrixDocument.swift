import Knowledge
import SpoorModel

/// What `spoor knowledge matrix --json` prints.
struct MatrixDocument: Encodable {
  struct Row: Encodable {
    var variant: String
    var full: Rate
    var categories: [String: Rate]
    var weighted: Double?
    var answered: Rate
    var selective: Rate
    var knownFailed: Rate

    enum CodingKeys: String, CodingKey {
      case variant, full, categories, answered
      case weighted = "full_by_shares"
      case selective = "accuracy_of_answered"
      case knownFailed = "known_answered_wrongly"
    }
  }

  struct Comparison: Encodable {
    var variant: String
    var reference: String
    var category: KnowledgeCategory?
    var questions: Int
    var difference: Estimate
    var splitP: Double?
    var mcNemarP: Double

    enum CodingKeys: String, CodingKey {
      case variant, category, questions, difference
      case reference = "less"
      case splitP = "p_of_splits"
      case mcNemarP = "p_mcnemar"
    }
  }

  var schema = "spoor.knowledge.matrix/1"
  var models: [Row]
  var comparisons: [Comparison]
  var uncategorised: Int

  enum CodingKeys: String, CodingKey {
    case schema, models, comparisons
    case uncategorised = "answers_without_category"
  }

  init(_ matrix: AccuracyMatrix) {
    models = matrix.rows.map { row in
      let categories = row.categories.map { ($0.key.rawValue, $0.value) }
      return Row(
        variant: row.variant,
        full: row.full,
        categories: Dictionary(uniqueKeysWithValues: categories),
        weighted: row.weighted,
        answered: row.answered,
        selective: row.selective,
        knownFailed: row.knownFailed
      )
    }
    comparisons = matrix.comparisons.map {
      Comparison(
        variant: $0.variant,
        reference: $0.reference,
        category: $0.category,
        questions: $0.questions,
        difference: $0.difference,
        splitP: $0.splitP,
        mcNemarP: $0.mcNemarP
      )
    }
    uncategorised = matrix.uncategorised
  }
}
