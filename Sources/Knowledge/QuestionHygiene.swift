public import SpoorModel

/// Which questions can tell what a model knows, and train it without touching the test.
///
/// Gekhman et al. (2405.05904, App.): a question with several right answers is dropped; of the training
/// questions also each whose subject is asked about in the test, in *any* relation, before the test is
/// filtered itself. (The study says "subjects or objects"; its counts come out with subjects alone.)
public struct QuestionHygiene: Sendable {
  /// What became of a relation's questions.
  public struct Relation: Hashable, Sendable {
    /// Its name; `nil` where none is told.
    public var name: String?
    /// All of them.
    public var read = 0
    /// Those with several right answers.
    public var severalAnswers = 0
    /// Those of the rest whose subject is the test's.
    public var subjectInTest = 0
    /// The rest.
    public var kept: Int { read - severalAnswers - subjectInTest }
  }

  /// What is kept, in the given order, with its subject.
  public let kept: [AskedQuestion]
  /// By relation, sorted by name.
  public let relations: [Relation]
  /// The templates that were found or given, by relation.
  public let templates: [String: QuestionTemplate]

  /// Sorts questions.
  ///
  /// - Parameters:
  ///   - questions: the questions that are to be kept or dropped.
  ///   - test: all questions of the test; empty: subjects do not matter.
  ///   - templates: how relations word their questions, where somebody tells it; else what all questions of
  ///     a relation have in common.
  ///   - asked: the relations that are wanted; `nil`: all.
  /// - Throws: ``SpoorError`` `badInput` for a question whose subject nothing tells, if it matters.
  public init(
    _ questions: [AskedQuestion],
    test: [AskedQuestion] = [],
    templates: [String: QuestionTemplate] = [:],
    relations asked: Set<String>? = nil
  ) throws(SpoorError) {
    var templates = templates
    for (relation, group) in Dictionary(grouping: questions + test, by: { $0.relation ?? "" })
    where templates[relation] == nil {
      templates[relation] = QuestionTemplate(commonTo: group.map(\.question))
    }
    self.templates = templates
    var subjects: Set<String> = []
    for question in test { subjects.insert(try Self.subject(of: question, templates)) }
    var counts: [String?: Relation] = [:]
    var kept: [AskedQuestion] = []
    for question in questions where asked?.contains(question.relation ?? "") ?? true {
      counts[question.relation, default: Relation(name: question.relation)].read += 1
      var question = question
      if test.isEmpty {
        question.subject = question.subject ?? Self.found(question, templates)
      } else {
        question.subject = try Self.subject(of: question, templates)
      }
      if Set(question.answers).count > 1 {
        counts[question.relation]?.severalAnswers += 1
      } else if let subject = question.subject, subjects.contains(subject) {
        counts[question.relation]?.subjectInTest += 1
      } else {
        kept.append(question)
      }
    }
    self.kept = kept
    relations = counts.values.sorted { ($0.name ?? "") < ($1.name ?? "") }
  }

  private static func found(
    _ question: AskedQuestion,
    _ templates: [String: QuestionTemplate]
  ) -> String? {
    question.relation.flatMap { templates[$0]?.subject(of: question.question) }
  }

  private static func subject(
    of question: AskedQuestion,
    _ templates: [String: QuestionTemplate]
  ) throws(SpoorError) -> String {
    if let subject = question.subject ?? found(question, templates) { return subject }
    throw SpoorError(
      .badInput,
      "nothing tells the subject of \"\(question.question.prefix(80))\"",
      at: question.location,
      remedy: "Write \"subject\" in each record, or give the relation's wording with --templates."
    )
  }
}
