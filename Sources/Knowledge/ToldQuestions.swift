import Records
import SpoorModel

/// The questions that records told of so far, each with its tally.
struct ToldQuestions {
  struct Question {
    let id: QuestionID
    var question: String?
    var gold: GoldAnswers?
    var relation: String?
    /// Where it was told first.
    let location: SpoorError.Location
    var tally = AnswerTally()
    /// The sum of its answers' word F1.
    var f1 = 0.0
  }

  private(set) var all: [Question] = []

  private let matching: AnswerMatching
  private var places: [QuestionID: Int] = [:]
  private var last: Int?

  init(matching: AnswerMatching) { self.matching = matching }

  subscript(place: Int) -> Question {
    get { all[place] }
    _modify { yield &all[place] }
  }

  /// The place of an entry's question, which is made, or held against what was told before.
  mutating func place(of entry: AnswerFile.Entry) throws(SpoorError) -> Int {
    // Answers of one question stand together as a rule: no hash is needed then.
    if let last, all[last].id == entry.id {
      try complete(last, entry)
      return last
    }
    guard let place = places[entry.id] else {
      let place = try make(entry)
      last = place
      return place
    }
    last = place
    try complete(place, entry)
    return place
  }

  private mutating func make(_ entry: AnswerFile.Entry) throws(SpoorError) -> Int {
    let question = Question(
      id: entry.id,
      question: entry.question,
      gold: try gold(of: entry),
      relation: entry.relation,
      location: entry.record.location
    )
    places[entry.id] = all.count
    all.append(question)
    return all.count - 1
  }

  private func gold(of entry: AnswerFile.Entry) throws(SpoorError) -> GoldAnswers? {
    guard !entry.gold.isEmpty else { return nil }
    if entry.gold.contains(where: { AnswerMatching.answer(in: $0).isEmpty }) {
      throw entry.record.error("\"answer\": the right answer is empty")
    }
    return GoldAnswers(entry.gold, matching: matching)
  }

  /// Adds what a later record tells of a question, or throws where it is something else.
  private mutating func complete(_ place: Int, _ entry: AnswerFile.Entry) throws(SpoorError) {
    if !entry.gold.isEmpty {
      if let known = all[place].gold {
        try check("answer", known.texts == entry.gold, entry, place)
      } else {
        all[place].gold = try gold(of: entry)
      }
    }
    if let question = entry.question {
      try check("question", (all[place].question ?? question) == question, entry, place)
      all[place].question = question
    }
    if let relation = entry.relation {
      try check("relation", (all[place].relation ?? relation) == relation, entry, place)
      all[place].relation = relation
    }
  }

  private func check(
    _ key: String,
    _ isSame: Bool,
    _ entry: AnswerFile.Entry,
    _ place: Int
  ) throws(SpoorError) {
    guard !isSame else { return }
    throw entry.record.error(
      "\(entry.id) has another \"\(key)\" here than at \(all[place].location)",
      remedy: "One id is one question; mend the record."
    )
  }
}
