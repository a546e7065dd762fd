import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Queries that people write")
struct FullTextQueryTests {
  private let index: PhraseIndex
  /// The full-text index is opened when it is first asked.
  private let scratch: ScratchIndex

  init() throws {
    scratch = try ScratchIndex([
      .init(instruction: "Name a bird", output: "He borrowed a red phrase."),
      .init(instruction: "Name a fox", output: "Borrowing is easy; a phrase is not, 😀 red fox."),
      .init(instruction: "Sing of owls", output: "An owl sings."),
      .init(instruction: "Sing of owls", output: "An owl sings."),
    ])
    index = try scratch.built()
  }

  @Test(
    "words, phrases, prefixes, NEAR, booleans and columns find their rows",
    arguments: [
      ("borrow*", [0, 1]), ("\"red fox\"", [1]), ("NEAR(red phrase, 1)", [0]),
      ("NEAR(red phrase, 5)", [0, 1]), ("phrase NOT fox", [0]), ("owl", [2]),
      ("instruction : fox", [1]), ("(bird OR fox) AND red", [0, 1]), ("BORROW* + a", [0]),
    ] as [(String, [Int64])]
  )
  func language(query: String, rows: [Int64]) throws {
    let result = try index.rows(matching: query, limit: 10)
    #expect(result.count == rows.count)
    #expect(Set(result.hits.map(\.row.row.rowID)) == Set(rows.map { .number(Int($0)) }))
  }

  @Test("the match is marked, scores fall, and rows that are alike are one")
  func marks() throws {
    let hits = try index.rows(matching: "owl OR fox", limit: 10).hits
    #expect(hits.map(\.row.row.score) == hits.map(\.row.row.score).sorted(by: >))
    #expect(hits.first { $0.row.row.rowID == .number(2) }?.row.row.copies == 2)
    let fox = try #require(try index.rows(matching: "fox", in: .output, limit: 1).hits.first)
    #expect(fox.row.row.matched == "fox")
    #expect(fox.row.row.range == ScalarRange(42, 45))
  }

  @Test(
    "what is no query is a usage error",
    arguments: ["\"open", "AND", "nocolumn : x", "NEAR(", "", "fox )", "a:b:c"]
  )
  func malformed(query: String) throws {
    let error = #expect(throws: SpoorError.self) { try index.rows(matching: query, limit: 1) }
    #expect(error?.code == .usage)
  }
}
