import Foundation
import ModelServers
import Records
import SpoorModel
import Testing

@testable import Judging

@Suite("What a judge is asked, and what it says") struct JudgingTests {
  private static let answer = JudgedAnswer(
    Generation(promptID: "p", model: "sft", text: "Oslo {is} in 1871.", tokenIDs: [], offsets: []),
    to: "Where is {response}?",
    references: ["Oslo is in Norway.", "It is a city."]
  )

  private func object(_ text: String) throws -> JSONObject {
    let place = SpoorError.Location(file: "reply")
    return try #require(try JSONValue(parsing: Array(text.utf8), at: place).members)
  }

  @Test("the prompt holds what is judged, taken at its word")
  func filled() throws {
    let task = try WrongPassages(
      "{instruction}|{references}|{response}|{\"spans\": []}{other}",
      from: "p.txt",
      limit: 9
    )
    let question = task.question(on: Self.answer)
    #expect(
      question.text
        == "Where is {response}?|Oslo is in Norway.\nIt is a city.|Oslo {is} in 1871.|{\"spans\": []}{other}"
    )
    #expect(question.limit == 9)
    var bare = Self.answer
    bare.references = []
    #expect(task.question(on: bare).text.contains("|(none)|"))
  }

  @Test("a prompt without a place for the response is refused")
  func placeless() throws {
    let error = try #require(throws: SpoorError.self) {
      try AspectScores("Rate {answer}", from: "p.txt", limit: 9)
    }
    #expect(
      error.description == "p.txt: the prompt has no place for the response. "
        + "Write {response} where it is to stand ({instruction}, {references} likewise)."
    )
  }

  @Test("our own prompts have all places, and show the shape that is wanted")
  func standard() throws {
    for text in [WrongPassages.standard, AspectScores.standard] {
      for place in ["{instruction}", "{references}", "{response}"] {
        #expect(text.components(separatedBy: place).count == 2)
      }
    }
    for aspect in JudgedAspect.allCases {
      #expect(AspectScores.standard.contains("\"\(aspect.rawValue)\": {\"reason\""))
    }
    #expect(WrongPassages.standard.contains("\"contradicted\" or \"unsupported\""))
  }

  @Test("marks are read as they are told")
  func marks() throws {
    let task = try WrongPassages("{response}", from: "p", limit: 9)
    let reply = try object(
      #"{"spans": [{"quote": "1871", "kind": "contradicted", "confidence": 0.9, "reason": "r"}]}"#
    )
    #expect(
      try task.finding(in: reply, on: Self.answer) == [
        .init(quote: "1871", kind: .contradicted, confidence: 0.9, reason: "r")
      ]
    )
    #expect(try task.finding(in: try object(#"{"spans": []}"#), on: Self.answer).isEmpty)
  }

  private static let badMarks = [
    (#"{"passages": []}"#, "no list \"spans\""),
    (#"{"spans": [{"kind": "contradicted", "confidence": 1}]}"#, "spans[0] has no \"quote\""),
    (
      #"{"spans": [{"quote": " ", "kind": "contradicted", "confidence": 1}]}"#,
      "spans[0] has no \"quote\""
    ),
    (#"{"spans": [{"quote": "a", "kind": "false", "confidence": 1}]}"#, "no \"kind\""),
    (#"{"spans": [{"quote": "a", "kind": "unsupported", "confidence": 90}]}"#, "\"confidence\""),
    (#"{"spans": [{"quote": "a", "kind": "unsupported"}]}"#, "\"confidence\""),
    (#"{"spans": ["a"]}"#, "spans[0] has no \"quote\""),
  ]

  @Test("marks that are not what was asked for are malformed", arguments: badMarks.indices)
  func malformedMarks(number: Int) throws {
    let task = try WrongPassages("{response}", from: "p", limit: 9)
    let (text, says) = Self.badMarks[number]
    let reply = try object(text)
    let problem = #expect(throws: MalformedReply.self) {
      try task.finding(in: reply, on: Self.answer)
    }?.problem
    #expect(problem?.contains(says) == true, "\(problem ?? "")")
  }

  private func scores(_ factuality: String) throws -> JSONObject {
    let members = JudgedAspect.allCases.map {
      "\"\($0.rawValue)\": {\"reason\": \"r\", \"score\": \($0 == .factuality ? factuality : "4")}"
    }
    return try object("{\(members.joined(separator: ", "))}")
  }

  @Test(
    "a score is a number of the scale, or does not apply",
    arguments: [("5", 5), ("\"1\"", 1), ("\"N/A\"", nil), ("\"n/a\"", nil)] as [(String, Int?)]
  )
  func score(told: String, value: Int?) throws {
    let task = try AspectScores("{response}", from: "p", limit: 9)
    let found = try task.finding(in: try scores(told), on: Self.answer)
    #expect(found[.factuality] == .init(value: value, reason: "r"))
    #expect(found[.depth] == .init(value: 4, reason: "r"))
    #expect(found.count == 5)
  }

  @Test("any other score is malformed", arguments: ["0", "6", "4.5", "\"good\"", "null", "\"\""])
  func malformedScore(told: String) throws {
    let task = try AspectScores("{response}", from: "p", limit: 9)
    let reply = try scores(told)
    #expect(throws: MalformedReply.self) { try task.finding(in: reply, on: Self.answer) }
  }

  @Test("a missing aspect is malformed")
  func missingAspect() throws {
    let task = try AspectScores("{response}", from: "p", limit: 9)
    var reply = try scores("3")
    reply.members.removeAll { $0.key == "depth" }
    let problem = #expect(throws: MalformedReply.self) {
      try task.finding(in: reply, on: Self.answer)
    }?.problem
    #expect(problem == "no score of \"depth\"")
  }
}
