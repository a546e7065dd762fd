import Testing

@testable import PhraseIndex

@Suite("Rows that are like a prompt")
struct SimilarRowsTests {
  private func index(_ instructions: String...) throws -> PhraseIndex {
    try ScratchIndex(instructions.map { ScratchIndex.Row(instruction: $0, output: "yes") }).built()
  }

  @Test("the row that shares most and rarest words comes first, and outputs do not count")
  func order() throws {
    let index = try index("Where is the tower?", "Where is Ada's tower?", "Count to ten", "Where?")
    let rows = try index.similarRows(to: "Where does ADA’S tower stand, yes?", limit: 10)
    #expect(rows.map(\.row).first == 1)
    #expect(Set(rows.map(\.row)) == [0, 1, 3])
    #expect(rows.map(\.score) == rows.map(\.score).sorted(by: >))
    #expect(try index.similarRows(to: "yes", limit: 10).isEmpty)
  }

  @Test(
    "a prompt is words, never a query",
    arguments: [
      "fox AND NOT (", "fox \"", "fox* NEAR(a b)", "output: fox", "^fox - + {", "fox\0 x",
    ]
  )
  func syntax(prompt: String) throws {
    let rows = try index("A red fox", "An owl").similarRows(to: prompt, limit: 10)
    #expect(rows.map(\.row).contains(0))
  }

  @Test(
    "a word whose fold is written otherwise is found",
    arguments: ["㈠", "½", "אב״ג", "ﷺ", "東京", "กรุงเทพ", "CAFÉ"]
  )
  func folds(word: String) throws {
    let rows = try index("Explain \(word) please", "Sing").similarRows(to: word, limit: 10)
    #expect(rows.map(\.row) == [0])
  }

  @Test("a prompt without words is like nothing", arguments: ["", "😀 —"])
  func wordless(prompt: String) throws {
    #expect(try index("A red fox").similarRows(to: prompt, limit: 10).isEmpty)
  }

  @Test("a prompt of thousands of words is answered")
  func long() throws {
    let prompt = (0..<5_000).map { "word\($0)" }.joined(separator: " ")
    #expect(try index("word4999", "b").similarRows(to: prompt, limit: 10).map(\.row) == [0])
  }
}
