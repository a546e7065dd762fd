import SpoorModel
import Statistics
import Testing
import Words

@testable import Hallucinations

@Suite("Statements of an answer")
struct StatementFinderTests {
  private static let ada = "Who is Ada Clark?"

  @Test(
    "a name that is only spoken of states nothing, unless nothing else does",
    arguments: [
      (ada, "Bert Stone was born in Leeds in 1901.", ["Leeds", "1901"]),
      (ada, "Bert Stone left a lasting mark.", ["Bert Stone"]),
      (ada, "Ada Clark was born in Leeds.", ["Leeds"]),
      (ada, "Ada Clark likes tea.", []),
      (ada, "Ada Clark married Ada Clark.", ["Ada Clark"]),
      (ada, "Ada Clark came. They like Ada Clark.", []),
      (ada, "Ada Clark and then Ada Clark came.", []),
      ("Who sings?", "Bert Stone was born in Leeds.", ["Bert Stone", "Leeds"]),
      (ada, "", []),
    ]
  )
  func statements(question: String, text: String, expected: [String]) throws {
    let example = try Case(text, asked: question)
    #expect(example.surfaces(example.statements().map(\.words)) == expected)
  }

  @Test("a statement knows its sentence and of whom it speaks")
  func sentence() throws {
    let example = try Case(
      "Ada Clark was born in Bath. Bert Stone was born in Leeds.",
      asked: Self.ada
    )
    let found = example.statements()
    #expect(found.map(\.kind) == [.name, .name])
    #expect(found.map(\.sentence) == [0..<6, 6..<12])
    #expect(found.map(\.topic) == [.asked, .other(["bert", "stone"])])
  }

  @Test(
    "a name that opens a sentence is an answer only where the reference speaks of such a thing",
    arguments: [
      ("Bert Stone taught some classmates.", []),
      ("Bert Stone designed the harbour.", ["Bert Stone"]),
    ]
  )
  func nameAsAnswer(text: String, expected: [String]) throws {
    let reference = "It was designed by Carl Wood. It is big. It is deep. It is wide."
    let example = try Case(text, asked: "What of Ely Harbour?")
    let library = ReferenceLibrary(
      [Reference(promptID: "p", title: nil, text: "Ely Harbour is old. \(reference)")],
      prompts: [example.prompt],
      usage: example.usage([reference]),
      by: example.scanner
    )
    let found = example.statements([reference], library: library)
    #expect(example.surfaces(found.map(\.words)) == expected)
  }

  @Test(
    "marks are statements, and unite with the values that they meet",
    arguments: [
      ([4..<9], ["met Ada Lovelace", "1843"]),
      ([4..<7], ["met", "Ada Lovelace", "1843"]),
      ([8..<11, 21..<23], ["Ada Lovelace", "in", "1843"]),
      ([0..<29, 4..<9], ["She met Ada Lovelace in 1843"]),
      ([3..<4], ["Ada Lovelace", "1843"]),
      ([], ["Ada Lovelace", "1843"]),
    ]
  )
  func marks(ranges: [Range<Int>], expected: [String]) throws {
    let example = try Case("She met Ada Lovelace in 1843.")
    var answer = example.answer
    answer.marks[.imported] = ranges.map {
      MarkedResponse.Mark(ScalarRange($0.lowerBound, $0.upperBound))
    }
    let found = example.statementFinder().statements(in: answer)
    #expect(example.surfaces(found.map(\.words)) == expected)
  }

  @Test("a marked end of a sentence that repeats its subject is one statement")
  func markedSubject() throws {
    let example = try Case("Ada Clark married Ada Clark.", asked: Self.ada)
    var answer = example.answer
    answer.marks[.imported] = [MarkedResponse.Mark(ScalarRange(22, 27))]
    let found = example.statementFinder().statements(in: answer)
    #expect(found.count == 1)
  }

  @Test("a mark on the name that a sentence speaks of is not lost")
  func markedName() throws {
    let example = try Case("Bert Stone was born in Leeds.", asked: Self.ada)
    var answer = example.answer
    answer.marks[.imported] = [MarkedResponse.Mark(ScalarRange(0, 10))]
    let found = example.statementFinder().statements(in: answer)
    #expect(example.surfaces(found.map(\.words)) == ["Bert Stone", "Leeds"])
  }

  private static let pieces = [
    "Ada", "Clark", "of", "the", "1990", "3.5", "word", ".", "!", "😀", "京", "e\u{301}", "É", "\n",
    ",", "Bert's", "van", "and", "he", "In",
  ]

  @Test("statements stand in order and never overlap, whatever is marked", arguments: 0..<100)
  func order(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = (0..<60).reduce(into: "") { text, _ in
      text += Self.pieces[random.index(below: Self.pieces.count)]
      text += random.index(below: 4) == 0 ? "" : " "
    }
    let example = try Case(text, asked: "Who is Ada Clark?")
    var answer = example.answer
    let length = text.unicodeScalars.count
    answer.marks[.imported] = (0..<random.index(below: 6)).map { _ in
      let start = random.index(below: length)
      let end = min(length, start + 1 + random.index(below: 30))
      return MarkedResponse.Mark(ScalarRange(start, end))
    }
    let reference = "Ada Clark was born in Bath in 1990. She likes the word 京. Bert sings."
    let library = ReferenceLibrary(
      [Reference(promptID: "p", title: "Ada Clark", text: reference)],
      prompts: [example.prompt],
      usage: example.usage([reference]),
      by: example.scanner
    )
    for library in [library, nil] {
      let found = example.statementFinder([reference], library: library).statements(in: answer)
      #expect(found.allSatisfy { !$0.words.isEmpty })
      for (one, next) in zip(found, found.dropFirst()) {
        #expect(one.words.upperBound <= next.words.lowerBound, "\(text.debugDescription)")
      }
    }
  }
}
