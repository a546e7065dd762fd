import Records
public import SpoorModel
import Statistics
import Words

/// Finds out which claims a model's long answers state, prompt by prompt.
///
/// A prompt's claims come before its answers; memory grows with the claims and not with the answers.
public struct ClaimEstimation {
  private struct Told {
    let claim: Claim
    let words: StatedAnswers?
    var tally = AnswerTally()

    /// Its id as it is written: a table has no numbers.
    var name: String { claim.id.description }
  }

  private struct Prompt {
    let id: QuestionID
    /// Where it was told first.
    let location: SpoorError.Location
    var claims: [Told] = []
    var answers = 0
  }

  /// How many answers were counted.
  public private(set) var answers = 0
  /// For how many of them a judge said what they state.
  public private(set) var judged = 0
  /// The temperatures of the sampled answers, as far as they are told.
  public private(set) var temperatures: Set<Double> = []

  private var prompts: [Prompt] = []
  private var places: [QuestionID: Int] = [:]
  private let scanner: WordScanner

  /// Starts without answers; throws where the system's ICU has no word boundaries.
  public init() throws { scanner = try WordScanner() }

  /// Counts every answer of a file.
  ///
  /// - Parameters:
  ///   - file: the file, read to its end.
  ///   - progress: is told now and then how many answers were counted.
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a claim or an answer that stands twice, an
  ///   answer before its claims, and one of which nothing tells what it states.
  public mutating func add(
    _ file: AnswerFile,
    progress: (Int) -> Void = { _ in }
  ) throws(SpoorError) {
    while let entry = try file.next() {
      if let id = try entry.record.id(at: "claim") {
        try add(claim: id, entry)
      } else {
        try count(entry)
        progress(answers)
      }
    }
  }

  private mutating func add(claim id: RowID, _ entry: AnswerFile.Entry) throws(SpoorError) {
    let (record, told) = (entry.record, entry.told)
    let name = Self.name(id, told.id)
    guard entry.answers.isEmpty else {
      throw record.error("the record of \(name) has an answer of a model as well")
    }
    if places[told.id] == nil {
      places[told.id] = prompts.count
      prompts.append(Prompt(id: told.id, location: record.location))
    }
    let place = places[told.id] ?? 0
    guard prompts[place].answers == 0 else {
      throw record.error(
        "\(name) stands behind an answer, which was not asked for it",
        remedy: "Put all claims of a prompt before its answers."
      )
    }
    guard !prompts[place].claims.contains(where: { $0.name == id.description }) else {
      throw record.error("\(name) stands twice", remedy: "Keep one of the two records.")
    }
    let claim = Claim(
      id,
      statement: try record.filledString("statement"),
      answers: told.gold,
      relation: told.relation
    )
    let words = StatedAnswers(told.gold, by: scanner)
    guard told.gold.isEmpty || words != nil else {
      throw record.error("\"answer\": a right answer of \(name) has no word")
    }
    prompts[place].claims.append(Told(claim: claim, words: told.gold.isEmpty ? nil : words))
  }

  private mutating func count(_ entry: AnswerFile.Entry) throws(SpoorError) {
    let (record, id) = (entry.record, entry.told.id)
    guard let place = places[id] else {
      throw record.error(
        "no claim of \(id) stands before this answer",
        remedy:
          "Begin with a record for each claim of the prompt: \"claim\", \"statement\", \"answer\"."
      )
    }
    let labels = try labels(record, of: prompts[place], answers: entry.answers.count)
    for answer in entry.answers {
      let stated =
        if let labels { labels } else { try self.stated(by: answer, to: prompts[place], record) }
      for claim in prompts[place].claims.indices {
        let isStated = stated.contains(prompts[place].claims[claim].name)
        guard prompts[place].claims[claim].tally.add(answer, isRight: isStated) else {
          throw record.error(answer.standsTwice(in: id), remedy: "Keep one of the two.")
        }
      }
      prompts[place].answers += 1
      answers += 1
      if labels != nil { judged += 1 }
      if answer.decoding == .sample, let temperature = answer.temperature {
        temperatures.insert(temperature)
      }
    }
  }

  /// The claims that a judge says the record's one answer states; `nil` where none was asked.
  private func labels(
    _ record: Record,
    of prompt: Prompt,
    answers: Int
  ) throws(SpoorError) -> Set<String>? {
    guard let stated = try record.ids("stated") else { return nil }
    guard answers == 1 else {
      throw record.error(
        "\"stated\" speaks of one answer, and the record has \(answers)",
        remedy: "Write a record for each answer that was judged."
      )
    }
    let names = prompt.claims.map(\.name)
    for id in stated.map(\.description) where !names.contains(id) {
      throw record.error(
        "\"stated\": \(prompt.id) has no claim \"\(id)\"",
        remedy: "Its claims: \(names.joined(separator: ", "))."
      )
    }
    return Set(stated.map(\.description))
  }

  /// The claims whose words stand in an answer.
  private func stated(
    by answer: ModelAnswer,
    to prompt: Prompt,
    _ record: Record
  ) throws(SpoorError) -> Set<String> {
    let text = ComparedWords(answer.text, by: scanner)
    var stated: Set<String> = []
    for told in prompt.claims {
      guard let words = told.words else {
        throw record.error(
          "nothing tells whether this answer states \(Self.name(told.claim.id, prompt.id))",
          remedy:
            "Write the claim's \"answer\", or in the answer's record \"stated\": the claims that a judge "
            + "found in it."
        )
      }
      if words.stand(in: text) { stated.insert(told.name) }
    }
    return stated
  }

  private static func name(_ claim: RowID, _ prompt: QuestionID) -> String {
    "claim \"\(claim)\" of \(prompt)"
  }

  /// The claims in the order in which they were told.
  ///
  /// - Throws: ``SpoorError`` `badInput` where a prompt has no greedy or no sampled answer: the categories of
  ///   its claims would be open.
  public func classified() throws(SpoorError) -> [ClassifiedClaim] {
    var classified: [ClassifiedClaim] = []
    for prompt in prompts {
      for told in prompt.claims {
        let tally = told.tally
        if let missing = tally.missing(of: prompt.id, at: prompt.location) { throw missing }
        classified.append(
          ClassifiedClaim(
            prompt.id,
            told.claim,
            greedy: Proportion(successes: tally.greedyRight, trials: tally.greedy),
            sampled: Proportion(successes: tally.samplesRight, trials: tally.samples)
          )
        )
      }
    }
    return classified
  }
}
