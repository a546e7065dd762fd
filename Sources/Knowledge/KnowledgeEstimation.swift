import Records
public import SpoorModel
import Statistics

/// Finds out what a model knew from its answers, question by question.
///
/// Answers may come in any order; memory grows with the questions and not with the answers.
public struct KnowledgeEstimation {
  /// What is counted beside right and wrong.
  public struct Settings: Sendable {
    /// When an answer is right.
    public var matching: AnswerMatching
    /// Whether the word F1 of every answer is computed.
    public var wordF1: Bool
    /// How many wrong answers are drawn; 0: none.
    public var wrongAnswers: Int
    /// The seed of that draw.
    public var seed: UInt64

    /// Creates settings.
    public init(
      matching: AnswerMatching = .squad,
      wordF1: Bool = false,
      wrongAnswers: Int = 0,
      seed: UInt64 = 20_240_509
    ) {
      self.matching = matching
      self.wordF1 = wordF1
      self.wrongAnswers = wrongAnswers
      self.seed = seed
    }
  }

  /// How many answers were counted.
  public private(set) var answers = 0
  /// The temperatures of the sampled answers, as far as they are told.
  public private(set) var temperatures: Set<Double> = []
  /// Wrong answers, drawn by chance.
  public private(set) var wrong: WrongAnswerDraw

  private let settings: Settings
  private var questions: ToldQuestions

  /// Starts without answers.
  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    questions = ToldQuestions(matching: settings.matching)
    wrong = WrongAnswerDraw(settings.wrongAnswers, seed: settings.seed)
  }

  /// Counts every answer of a file.
  ///
  /// - Parameters:
  ///   - file: the file, read to its end.
  ///   - progress: is told now and then how many answers were counted.
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, an answer that stands twice, an answer
  ///   whose question has no right answer yet, a question that is told in two ways.
  public mutating func add(
    _ file: AnswerFile,
    progress: (Int) -> Void = { _ in }
  ) throws(SpoorError) {
    while let entry = try file.next() {
      try add(entry)
      if answers & 0xffff == 0 { progress(answers) }
    }
  }

  private mutating func add(_ entry: AnswerFile.Entry) throws(SpoorError) {
    let place = try questions.place(of: entry)
    for answer in entry.answers {
      guard let gold = questions.gold(of: place) else {
        throw entry.record.error(
          "nothing tells the right answer of \(entry.told.id)",
          remedy: "Write \"answer\" in the first record of each question."
        )
      }
      let isRight = gold.contain(answer.text)
      guard questions.count(answer, isRight: isRight, place) else {
        throw entry.record.error(
          answer.standsTwice(in: entry.told.id),
          remedy: "Keep one of the two."
        )
      }
      note(answer, isRight: isRight, place, gold)
    }
  }

  private mutating func note(
    _ answer: ModelAnswer,
    isRight: Bool,
    _ place: Int,
    _ gold: GoldAnswers
  ) {
    answers += 1
    if settings.wordF1 {
      questions.add(f1: isRight ? 1 : gold.wordF1(of: answer.text), to: place)
    }
    if answer.decoding == .sample, let temperature = answer.temperature {
      temperatures.insert(temperature)
    }
    guard !isRight, wrong.wants(answer.decoding) else { return }
    let question = questions.all[place]
    wrong.take(
      WrongAnswer(
        id: question.id,
        question: question.question,
        answers: gold.texts,
        relation: question.relation,
        text: String(AnswerMatching.answer(in: answer.text)),
        decoding: answer.decoding,
        wordF1: gold.wordF1(of: answer.text)
      )
    )
  }

  // MARK: - What comes of it

  /// The questions in the order in which they were told first.
  ///
  /// - Throws: ``SpoorError`` `badInput` where there is none, or one has no greedy or no sampled answer:
  ///   its category would be open.
  public func classified() throws(SpoorError) -> [ClassifiedQuestion] {
    var classified: [ClassifiedQuestion] = []
    classified.reserveCapacity(questions.all.count)
    for question in questions.all { classified.append(try self.classified(question)) }
    return classified
  }

  private func classified(_ question: ToldQuestions.Question) throws(SpoorError)
    -> ClassifiedQuestion
  {
    let tally = question.tally
    if let missing = tally.missing(of: question.id, at: question.location) { throw missing }
    var classified = ClassifiedQuestion(
      question.id,
      answers: question.gold?.texts ?? [],
      greedy: Proportion(successes: tally.greedyRight, trials: tally.greedy),
      sampled: Proportion(successes: tally.samplesRight, trials: tally.samples),
      sets: tally.sets.map {
        ExemplarSetOutcome(isGreedyRight: $0.greedyRight > 0, hasRight: $0.hasRight)
      }
    )
    classified.question = question.question
    classified.relation = question.relation
    if settings.wordF1 {
      classified.wordF1 = question.f1 / Double(tally.greedy + tally.samples)
    }
    return classified
  }
}
