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
  private var last: (told: AnswerFile.Told, place: Int)?

  init(matching: AnswerMatching) { self.matching = matching }

  /// The right answers to a question, and when a text is one of them.
  func gold(of place: Int) -> GoldAnswers? { all[place].gold }

  /// Counts an answer; false where the same answer was counted before.
  mutating func count(_ answer: ModelAnswer, isRight: Bool, _ place: Int) -> Bool {
    all[place].tally.add(answer, isRight: isRight)
  }

  /// Adds to the sum of a question's word F1.
  mutating func add(f1: Double, to place: Int) { all[place].f1 += f1 }

  /// The place of an entry's question, which is made, or held against what was told before.
  mutating func place(of entry: AnswerFile.Entry) throws(SpoorError) -> Int {
    let told = entry.told
    if let last, last.told === told { return last.place }
    let place: Int
    if let known = places[told.id] {
      try complete(known, entry)
      place = known
    } else {
      place = try make(entry)
    }
    last = (told, place)
    return place
  }

  private mutating func make(_ entry: AnswerFile.Entry) throws(SpoorError) -> Int {
    let question = Question(
      id: entry.told.id,
      question: entry.told.question,
      gold: try gold(of: entry),
      relation: entry.told.relation,
      location: entry.record.location
    )
    places[entry.told.id] = all.count
    all.append(question)
    return all.count - 1
  }

  private func gold(of entry: AnswerFile.Entry) throws(SpoorError) -> GoldAnswers? {
    guard !entry.told.gold.isEmpty else { return nil }
    if entry.told.gold.contains(where: { AnswerMatching.answer(in: $0).isEmpty }) {
      throw entry.record.error("\"answer\": the right answer is empty")
    }
    return GoldAnswers(entry.told.gold, matching: matching)
  }

  /// Adds what a later record tells of a question, or throws where it is something else.
  private mutating func complete(_ place: Int, _ entry: AnswerFile.Entry) throws(SpoorError) {
    if !entry.told.gold.isEmpty {
      if let known = all[place].gold {
        try check("answer", known.texts == entry.told.gold, entry, place)
      } else {
        all[place].gold = try gold(of: entry)
      }
    }
    if let question = entry.told.question {
      try check("question", (all[place].question ?? question) == question, entry, place)
      all[place].question = question
    }
    if let relation = entry.told.relation {
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
      "\(entry.told.id) has another \"\(key)\" here than at \(all[place].location)",
      remedy: "One id is one question; mend the record."
    )
  }
}
