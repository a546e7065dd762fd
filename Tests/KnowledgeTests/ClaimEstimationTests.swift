import Foundation
import Knowledge
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite("What a model knew, from its long answers") struct ClaimEstimationTests {
  private func estimation(_ text: String) throws -> ClaimEstimation {
    let scratch = try ScratchFolder()
    var estimation = try ClaimEstimation()
    try estimation.add(
      try AnswerFile(try scratch.file("claims.jsonl", text: text), of: .claims)
    )
    return estimation
  }

  /// The category of a claim whose answer is sought in one greedy and some sampled answers.
  private func isStated(_ answer: String, in text: String) throws -> Bool {
    let fields = try ["a": answer, "t": text].mapValues {
      String(decoding: try JSONEncoder().encode($0), as: UTF8.self)
    }
    let claims = try estimation(
      #"{"prompt_id": 1, "claim": 1, "answer": \#(fields["a"] ?? "")}"# + "\n"
        + #"{"prompt_id": 1, "greedy": \#(fields["t"] ?? ""), "samples": ["–"]}"#
    ).classified()
    return claims.first?.greedy.successes == 1
  }

  @Test(
    "an answer states a claim where its words stand in it, whole and in their order",
    arguments: [
      ("1815", "She was born in London (1815-1852).", true),
      ("1815", "She was born in 18153.", false),
      ("London", "First line.\n\nThen “LONDON”, and more.", true),
      ("the Analytical Engine", "notes on Babbage's analytical engine", true),
      ("Analytical Engine", "an engine, quite analytical", false),
      ("Vitamin A", "It lacks vitamin C.", false),
      ("Vitamin A", "It lacks vitamin A.", true),
      ("U.S.A.", "She moved to the USA in 1815", true),
      ("O’Brien", "by Flann O'Brien.", true),
      ("東京", "日本の首都は東京です。", true),
      ("Ömer", "im Jahr traf OMER ein", false),
      ("A", "Answer: a", true),
    ]
  )
  func words(answer: String, text: String, isStated: Bool) throws {
    #expect(try self.isStated(answer, in: text) == isStated)
  }

  private static let claims = """
    {"prompt_id": "ada", "claim": "born", "statement": "Ada was born in 1815.", "answer": "1815"}
    {"prompt_id": "ada", "claim": "town", "answer": "London", "aliases": ["Marylebone"], "relation": "town"}
    {"prompt_id": "ada", "claim": "dog", "answer": "Sirius"}
    {"prompt_id": "bob", "claim": 1, "answer": "Ulm"}

    """

  @Test("the share of answers that state a claim decides its category, greedy and sampled apart")
  func categories() throws {
    let estimation = try estimation(
      Self.claims + """
        {"prompt_id": "ada", "decoding": "greedy", "text": "Ada, born 1815 in Paris."}
        {"prompt_id": "ada", "exemplar_set": 1, "temperature": 0, "text": "Ada (1815–1852)."}
        {"prompt_id": "bob", "greedy": "From Ulm", "samples": ["Ulm", "Ulm!", "Rye", "Ulmer"]}
        {"prompt_id": "ada", "samples": ["In Marylebone.", "No."], "temperature": 1.0}
        """
    )
    let claims = try estimation.classified()
    #expect(estimation.answers == 9 && estimation.judged == 0)
    #expect(claims.map(\.claim.id.description) == ["born", "town", "dog", "1"])
    #expect(claims.map(\.category) == [.highlyKnown, .weaklyKnown, .unknown, .highlyKnown])
    #expect(claims.map(\.pGreedy) == [1, 0, 0, 1])
    #expect(claims.map(\.pSample) == [0, 0.5, 0, 0.5])
    #expect(claims[0].claim.statement == "Ada was born in 1815.")
    #expect(claims[1].claim.answers == ["London", "Marylebone"])
    let figures = ClaimFigures(of: claims, temperatures: estimation.temperatures)
    #expect(figures.prompts.map(\.counts.rows) == [3, 1])
    #expect(figures.categories[.highlyKnown]?.count == 2)
    #expect(figures.categories[.highlyKnown]?.share?.value == 0.5)
    #expect(figures.pGreedy?.value == 0.5 && figures.pSample?.value == 0.25)
    #expect(figures.pSample?.low != nil)
    #expect(figures.caveats.contains { $0.hasPrefix("Prompts have 1 to 2 greedy answers") })
    #expect(figures.caveats.contains { $0.contains("a long answer leaves things out") })
  }

  @Test("a judge's word goes before words, and needs no right answer")
  func judged() throws {
    let estimation = try estimation(
      """
      {"prompt_id": "ada", "claim": "born", "answer": "1815"}
      {"prompt_id": "ada", "claim": 2, "statement": "She was a mathematician."}
      {"prompt_id": "ada", "decoding": "greedy", "text": "Not born in 1815.", "stated": []}
      {"prompt_id": "ada", "decoding": "sample", "text": "She did sums.", "stated": ["2"]}
      {"prompt_id": "ada", "decoding": "sample", "text": "Born: see sums.", "stated": ["born", 2]}
      """
    )
    let claims = try estimation.classified()
    #expect(estimation.judged == 3)
    #expect(claims.map(\.pGreedy) == [0, 0])
    #expect(claims.map(\.pSample) == [0.5, 1])
    #expect(claims.map(\.category) == [.weaklyKnown, .weaklyKnown])
  }

  @Test("a question that exact match calls right states the claim as well")
  func asQuestions() throws {
    let world = try #require(SharedData.worldA)
    let file = world.appending(path: "slick_samples.jsonl.gz")
    var questions = KnowledgeEstimation()
    try questions.add(try AnswerFile(file))
    let scratch = try ScratchFolder()
    let known = try questions.classified()
    let lines = try known.map { question in
      let answers = String(decoding: try JSONEncoder().encode(question.answers), as: UTF8.self)
      return #"{"row_id": \#(question.id.id), "claim": "answer", "answer": \#(answers)}"#
    }
    var claims = try ClaimEstimation()
    try claims.add(
      try AnswerFile(try scratch.file("claims.jsonl", lines: lines), of: .claims)
    )
    try claims.add(try AnswerFile(file, of: .claims))
    let stated = try claims.classified()
    #expect(claims.answers == 51_000)
    #expect(stated.map(\.prompt) == known.map(\.id))
    let pairs = zip(stated, known)
    #expect(pairs.allSatisfy { $0.greedy.successes >= $1.greedy.successes })
    #expect(pairs.allSatisfy { $0.sampled.successes >= $1.sampled.successes })
    // Samples go on after their answer, and a year or a title may stand further on.
    #expect(pairs.count { $0.category == $1.category } >= 290)
  }

  @Test(
    "what is wrong is named with its line",
    arguments: [
      (
        #"{"prompt_id": "ada", "claim": "born", "answer": "x"}"#,
        "claim \"born\" of prompt ada stands"
      ),
      (
        #"{"prompt_id": "ada", "claim": "pun", "answer": "?!"}"#,
        "\"answer\": a right answer of claim"
      ),
      (#"{"prompt_id": "eve", "greedy": "x"}"#, "no claim of prompt eve stands before this answer"),
      (
        #"{"prompt_id": "ada", "greedy": "x", "stated": ["tow"]}"#,
        "\"stated\": prompt ada has no claim \"tow\""
      ),
      (
        #"{"prompt_id": "ada", "samples": ["x", "y"], "stated": []}"#,
        "\"stated\" speaks of one answer, and the record has 2"
      ),
      (#"{"prompt_id": "ada", "greedy": "x", "stated": "town"}"#, "\"stated\": expected a list of"),
      (
        #"{"prompt_id": "ada", "claim": "z", "greedy": "x"}"#, "the record of claim \"z\" of prompt"
      ),
      (#"{"prompt_id": "bob", "greedy": ["x", "y"]}"#, "the greedy answer of prompt bob behind"),
    ]
  )
  func refused(line: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) { try estimation(Self.claims + line) }
    #expect(error.code == .badInput)
    #expect(error.location?.line == 5)
    #expect(error.problem.hasPrefix(problem), "\(error.problem)")
  }

  @Test("a claim behind an answer, a claim without words, and half an estimate are refused")
  func late() throws {
    let answer = #"{"prompt_id": "ada", "greedy": "x"}"# + "\n"
    let late = #"{"prompt_id": "ada", "claim": "late", "answer": "x"}"#
    let behind = try #require(throws: SpoorError.self) {
      try estimation(Self.claims + answer + late)
    }
    #expect(behind.problem.hasPrefix("claim \"late\" of prompt ada stands behind an answer"))
    let open = try #require(throws: SpoorError.self) {
      try estimation(#"{"prompt_id": "ada", "claim": "open"}"# + "\n" + answer)
    }
    #expect(open.problem == "nothing tells whether this answer states claim \"open\" of prompt ada")
    let half = try #require(throws: SpoorError.self) {
      try estimation(Self.claims + answer).classified()
    }
    #expect(half.problem == "prompt ada has no sampled answer")
    #expect(half.location?.line == 1)
  }
}
