import Knowledge
import SpoorModel

/// What `spoor knowledge claims --figures` writes.
struct ClaimsDocument: Encodable {
  struct Category: Encodable {
    var category: KnowledgeCategory
    var claims: Rate
  }

  struct Prompt: Encodable {
    private enum CodingKeys: String, CodingKey {
      case claims, categories
      case rowID = "row_id"
      case promptID = "prompt_id"
      case pGreedy = "mean_p_greedy"
      case pSample = "mean_p_sample"
    }

    var rowID: RowID?
    var promptID: RowID?
    var claims: Int
    var categories: [String: Int]
    var pGreedy: Double
    var pSample: Double

    /// The prompt's or the row's id.
    var id: String { (promptID ?? rowID)?.description ?? "" }

    init(_ prompt: ClaimFigures.Prompt) {
      switch prompt.id {
      case .row(let id): rowID = id
      case .prompt(let id): promptID = id
      }
      claims = prompt.counts.rows
      categories = Dictionary(
        uniqueKeysWithValues: KnowledgeCategory.allCases.map { ($0.rawValue, prompt.counts[$0]) }
      )
      pGreedy = prompt.pGreedy
      pSample = prompt.pSample
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schema, claims, answers, categories, prompts, caveats
    case judged = "judged_answers"
    case pGreedy = "mean_p_greedy"
    case pSample = "mean_p_sample"
  }

  var schema = "spoor.knowledge.claims/1"
  var claims: Int
  var answers: Int
  var judged: Int
  var categories: [Category]
  var pGreedy: Estimate?
  var pSample: Estimate?
  var prompts: [Prompt]
  var caveats: [String]

  init(_ figures: ClaimFigures, claims: Int, answers: Int, judged: Int) {
    self.claims = claims
    self.answers = answers
    self.judged = judged
    categories = KnowledgeCategory.allCases.compactMap { category in
      figures.categories[category].map { Category(category: category, claims: $0) }
    }
    pGreedy = figures.pGreedy
    pSample = figures.pSample
    prompts = figures.prompts.map(Prompt.init)
    caveats = figures.caveats
  }
}
