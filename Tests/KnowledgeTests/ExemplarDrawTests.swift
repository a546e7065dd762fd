import Foundation
import SpoorModel
import Testing

@testable import Knowledge

@Suite("Exemplars before a question") struct ExemplarDrawTests {
  private func question(_ number: Int, of relation: String) -> AskedQuestion {
    AskedQuestion(
      question: "Question \(number) of \(relation)?",
      answers: ["Answer \(number)", "Other"],
      relation: relation,
      subject: nil,
      location: SpoorError.Location(file: "dev.json", line: number)
    )
  }

  private func questions(_ count: Int, of relation: String) -> [AskedQuestion] {
    (0..<count).map { question($0, of: relation) }
  }

  @Test("are of its relation, as many as asked for, in sets that differ")
  func sets() throws {
    let dev = questions(30, of: "P19") + questions(30, of: "P17")
    let draw = try ExemplarDraw(from: dev, .init(sets: 10, shots: 4, seed: 1))
    let asked = question(99, of: "P17")
    try draw.check(asked)
    let prompts = (0..<draw.promptsPerQuestion).map { draw.prompt(of: asked, behind: $0) }
    #expect(Set(prompts).count == 10)
    for prompt in prompts {
      let lines = prompt.split(separator: "\n")
      #expect(lines.count == 10)
      #expect(lines.allSatisfy { !$0.contains("P19") })
      #expect(prompt.hasSuffix("Q: Question 99 of P17?\nA:"))
    }
  }

  @Test("never tell its own answer")
  func own() throws {
    let dev = questions(8, of: "P17")
    let draw = try ExemplarDraw(from: dev, .init(sets: 10, shots: 4, seed: 2))
    for asked in dev {
      for set in 0..<10 {
        let prompt = draw.prompt(of: asked, behind: set)
        #expect(prompt.components(separatedBy: asked.question).count == 2)
        #expect(prompt.components(separatedBy: "\nA: ").count == 5)
      }
    }
  }

  @Test("depend on the seed and the relation, and not on other relations")
  func seeds() throws {
    let asked = question(99, of: "P17")
    func prompt(_ dev: [AskedQuestion], _ seed: Int) throws -> String {
      try ExemplarDraw(from: dev, .init(sets: 10, shots: 4, seed: seed)).prompt(
        of: asked,
        behind: 3
      )
    }
    let dev = questions(30, of: "P17")
    #expect(try prompt(dev, 1) == prompt(questions(9, of: "P19") + dev, 1))
    #expect(try prompt(dev, 1) != prompt(dev, 2))
  }

  @Test("must be enough, and of its relation")
  func few() throws {
    let error = try #require(throws: SpoorError.self) {
      try ExemplarDraw(from: questions(5, of: "P17"), .init(sets: 10, shots: 4, seed: 1))
    }
    #expect(error.problem.contains("has 5 exemplars, too few for 10 different sets of 4"))
    let draw = try ExemplarDraw(from: questions(9, of: "P17"), .init())
    #expect(throws: SpoorError.self) { try draw.check(question(1, of: "P19")) }
  }
}
