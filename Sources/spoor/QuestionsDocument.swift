import Knowledge

/// What `spoor knowledge questions --json` prints.
struct QuestionsDocument: Encodable {
  struct Relation: Encodable {
    var relation: String?
    var template: String?
    var read: Int
    var severalAnswers: Int
    var subjectInTest: Int
    var kept: Int

    enum CodingKeys: String, CodingKey {
      case relation, template, read, kept
      case severalAnswers = "several_answers"
      case subjectInTest = "subject_in_test"
    }
  }

  var schema = "spoor.knowledge.questions/1"
  var kept: Int
  var relations: [Relation]

  init(_ hygiene: QuestionHygiene) {
    kept = hygiene.kept.count
    relations = hygiene.relations.map { relation in
      Relation(
        relation: relation.name,
        template: relation.name.flatMap { hygiene.templates[$0]?.text },
        read: relation.read,
        severalAnswers: relation.severalAnswers,
        subjectInTest: relation.subjectInTest,
        kept: relation.kept
      )
    }
  }

  /// What people are shown, with a final line break.
  var text: String {
    var table = TextTable(heads: [
      ("relation", .left), ("read", .right), ("several answers", .right),
      ("subject in test", .right), ("kept", .right), ("template", .left),
    ])
    table.rows = relations.map {
      [
        ($0.relation ?? "–").visible, $0.read.grouped, $0.severalAnswers.grouped,
        $0.subjectInTest.grouped, $0.kept.grouped, ($0.template ?? "–").visible,
      ]
    }
    let read = relations.reduce(0) { $0 + $1.read }
    let head = "\(kept.grouped) of \(read.counted("question")) kept"
    return ([head, ""] + table.lines).joined(separator: "\n") + "\n"
  }
}
