import Foundation
import Knowledge
import ScratchFiles
import SpoorModel
import Testing

@Suite("Which questions are kept") struct QuestionHygieneTests {
  private func question(
    _ text: String,
    _ answers: [String] = ["x"],
    relation: String? = "P19",
    subject: String? = nil
  ) -> AskedQuestion {
    AskedQuestion(
      question: text,
      answers: answers,
      relation: relation,
      subject: subject,
      location: SpoorError.Location(file: "made")
    )
  }

  // Gekhman et al. 2024, Tables 3 to 5.
  private static let train = [
    "P131": 7646, "P136": 7516, "P17": 7890, "P19": 7921, "P26": 7456, "P264": 7324, "P36": 6815,
    "P40": 6110, "P495": 7674, "P69": 6721, "P740": 7271, "P800": 1356,
  ]
  private static let test = [
    "P131": 965, "P136": 967, "P17": 996, "P19": 999, "P26": 951, "P264": 958, "P36": 880,
    "P40": 801, "P495": 993, "P69": 840, "P740": 942, "P800": 189,
  ]
  private static let outside = [
    "P127": 990, "P50": 967, "P407": 623, "P176": 972, "P170": 850, "P175": 980, "P112": 466,
  ]

  @Test("EntityQuestions' counts are the study's, relation by relation")
  func entityQuestions() throws {
    let folder = try #require(SharedData.folder("entity_questions"))
    let scratch = try ScratchFolder()
    let archive = folder.appending(path: "entity_questions.tar.zst").path
    let tar = Process()
    tar.executableURL = URL(filePath: "/bin/sh")
    tar.arguments = ["-c", "zstd -dc '\(archive)' | tar -x -C '\(scratch.url.path)'"]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    func questions(_ split: String) throws -> [AskedQuestion] {
      let files = try FileManager.default.contentsOfDirectory(
        at: scratch.url.appending(path: split),
        includingPropertiesForKeys: nil
      )
      return try files.sorted { $0.path < $1.path }.flatMap { try QuestionFile.read($0) }
    }
    func kept(_ hygiene: QuestionHygiene) -> [String?: Int] {
      Dictionary(uniqueKeysWithValues: hygiene.relations.map { ($0.name, $0.kept) })
    }
    let (train, test) = (try questions("train"), try questions("test"))
    let inside = try QuestionHygiene(test, relations: Set(Self.test.keys))
    #expect(inside.kept.count == 10_481)
    #expect(kept(inside) == Self.test)
    let outside = try QuestionHygiene(test, relations: Set(Self.outside.keys))
    #expect(outside.kept.count == 5_848)
    #expect(kept(outside) == Self.outside)
    let trained = try QuestionHygiene(train, test: test, relations: Set(Self.train.keys))
    #expect(trained.kept.count == 81_700)
    #expect(kept(trained) == Self.train)
    #expect(trained.templates["P40"]?.text == "Who is [X]'s child?")
    #expect(trained.templates.count == 24)
  }

  @Test("a template is what questions have in common, to the borders of words")
  func templates() throws {
    let template = try #require(
      QuestionTemplate(commonTo: ["Who is Ada's child?", "Who is Adam's child?"])
    )
    #expect(template.text == "Who is [X]'s child?")
    #expect(template.subject(of: "Who is Ada's child?") == "Ada")
    #expect(template.subject(of: "Who is 's child?") == nil)
    #expect(template.subject(of: "Where is Ada?") == nil)
    #expect(QuestionTemplate(commonTo: ["Who?", "Who?"]) == nil)
    #expect(QuestionTemplate(commonTo: ["Ada", "Ben"]) == nil)
    #expect(QuestionTemplate("Where was [X] born?")?.subject(of: "Where was Ulm born?") == "Ulm")
    #expect(QuestionTemplate("Where?") == nil)
  }

  @Test("a subject of the test in any relation is not trained; told subjects and relations count")
  func overlap() throws {
    let train = [
      question("Where was Ada born?"), question("Where was Ben born?"),
      question("Where was Cleo born?", ["x", "y"]), question("Where was Dan born?", ["x", "x"]),
      question("Tell me of him", subject: "Eve"),
    ]
    let test = [
      question("Who is Ben?", relation: "P26"),
      question("Who is Zoë?", ["x", "y"], relation: "P26"),
    ]
    let hygiene = try QuestionHygiene(
      train,
      test: test,
      templates: ["P19": try #require(QuestionTemplate("Where was [X] born?"))]
    )
    #expect(hygiene.kept.map(\.subject) == ["Ada", "Dan", "Eve"])
    #expect(hygiene.relations.map(\.severalAnswers) == [1])
    #expect(hygiene.relations.map(\.subjectInTest) == [1])
    let alone = try QuestionHygiene(train)
    #expect(alone.kept.count == 4)
  }

  @Test("where a subject matters and nothing tells it, the question is named")
  func unknownSubject() throws {
    let error = try #require(throws: SpoorError.self) {
      try QuestionHygiene(
        [question("Where was Ada born?", relation: nil)],
        test: [question("Who is Ben?", subject: "Ben")]
      )
    }
    #expect(error.problem == "nothing tells the subject of \"Where was Ada born?\"")
  }
}
