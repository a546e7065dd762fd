import Knowledge
import SpoorModel
import Statistics

/// A line of `spoor knowledge claims --json`.
struct ClassifiedClaimLine: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, claim, statement, answer, aliases, relation, category
    case rowID = "row_id"
    case promptID = "prompt_id"
    case pGreedy = "p_greedy"
    case pSample = "p_sample"
    case pSampleLow = "p_sample_low"
    case pSampleHigh = "p_sample_high"
    case greedy = "greedy_answers"
    case samples = "sampled_answers"
  }

  var schema = "spoor.knowledge.claim/1"
  var rowID: RowID?
  var promptID: RowID?
  var claim: RowID
  var statement: String?
  var answer: String?
  var aliases: [String]?
  var relation: String?
  var pGreedy: Double
  var pSample: Double
  var pSampleLow: Double?
  var pSampleHigh: Double?
  var category: KnowledgeCategory
  var greedy: Int
  var samples: Int

  init(_ classified: ClassifiedClaim) {
    switch classified.prompt {
    case .row(let id): rowID = id
    case .prompt(let id): promptID = id
    }
    let told = classified.claim
    claim = told.id
    statement = told.statement
    answer = told.answers.first
    aliases = told.answers.count > 1 ? Array(told.answers.dropFirst()) : nil
    relation = told.relation
    pGreedy = classified.pGreedy
    pSample = classified.pSample
    pSampleLow = classified.sampled.wilson?.low
    pSampleHigh = classified.sampled.wilson?.high
    category = classified.category
    greedy = classified.greedy.trials
    samples = classified.sampled.trials
  }
}
