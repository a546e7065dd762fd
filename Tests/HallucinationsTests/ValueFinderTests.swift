import Hallucinations
import SpoorModel
import Testing
import Words

@Suite("Values of an answer")
struct ValueFinderTests {
  @Test(
    "values are found by how they are written",
    arguments: [
      ("She met Ada Lovelace there.", ["Ada Lovelace"], [SpanKind.name]),
      ("He wrote The Bridge of the Fountain in peace.", ["The Bridge of the Fountain"], [.title]),
      ("He met Ludwig van Beethoven twice.", ["Ludwig van Beethoven"], [.title]),
      ("It has 42 rooms and 3.5 floors.", ["42", "3.5"], [.number, .number]),
      ("It opened in 1889 on 4 May.", ["1889", "4 May"], [.date, .date]),
      ("It holds 2500 seats, 12,000 in all.", ["2500", "12,000"], [.number, .number]),
      ("It is the 3rd of its kind.", ["3rd"], [.number]),
      ("We saw Clark’s hat and Ada's cat.", ["Clark’s", "Ada's"], [.name, .name]),
      ("They met Ada, Bert and Carl.", ["Ada", "Bert and Carl"], [.name, .title]),
      ("They like Zoë Ångström.", ["Zoë Ångström"], [.name]),
      ("They like O’Brien.", ["O’Brien"], [.name]),
      ("They like C. S. Lewis a lot.", ["C. S. Lewis"], [.name]),
      ("They like Dr. Smith.", ["Dr. Smith"], [.name]),
      ("1. Take 3 eggs\n2) Stir\n10. Wait", ["3"], [.number]),
      ("28. August 1749\n42", ["28. August 1749", "42"], [.date, .number]),
      ("Toronto.", ["Toronto"], [.name]),
      ("Yes.", [], []),
      ("nothing here at all", [], []),
      ("", [], []),
      ("😀 — !?", [], []),
    ]
  )
  func written(text: String, values: [String], kinds: [SpanKind]) throws {
    let example = try Case(text)
    let found = example.finder().values(in: example.answer)
    #expect(example.surfaces(found.map(\.words)) == values)
    #expect(found.map(\.kind) == kinds)
  }

  @Test(
    "a capital that only the sentence explains is no name",
    arguments: [
      ("The house is old. It stands. Nobody asks! Why? Because: So", []),
      ("it is old\r\nNobody asks", []),
      ("it is old\u{2028}Nobody asks", []),
      ("Ada Lovelace was born.", ["Ada Lovelace"]),
      ("Here. Ada came. We like Ada.", ["Ada", "Ada"]),
    ]
  )
  func sentenceStart(text: String, values: [String]) throws {
    let example = try Case(text)
    #expect(example.surfaces(example.finder().values(in: example.answer).map(\.words)) == values)
  }

  @Test("what the prompt itself names is left out, possessive or not")
  func asked() throws {
    let text = "They say Ada Lovelace met Ada Lovelace's brother Byron in 1843 and 1844."
    let example = try Case(text, asked: "Who was ADA LOVELACE in 1843?")
    let found = example.finder().values(in: example.answer)
    #expect(example.surfaces(found.map(\.words)) == ["Byron", "1844"])
  }

  @Test("a name that the prompt holds only a part of is a value")
  func partlyAsked() throws {
    let example = try Case("They say Ada Lovelace came.", asked: "Who is Ada Love?")
    let found = example.finder().values(in: example.answer)
    #expect(example.surfaces(found.map(\.words)) == ["Ada Lovelace"])
  }

  @Test(
    "text without capitals has numbers for values, and nothing breaks",
    arguments: [
      ("東京タワーは1958年に建てられた。高さ333メートル", ["1958", "333"]),
      ("他是一个统一的人，三百年", []),
      ("서울은 대한민국의 수도이다", []),
      ("กรุงเทพมหานคร ๒๕๖๖", ["๒๕๖๖"]),
      ("القاهرة ١٩٩٠", ["١٩٩٠"]),
      ("１９９０年", ["１９９０"]),
    ]
  )
  func otherScripts(text: String, values: [String]) throws {
    for reach in [ValueFinder.Reach.written, .rare] {
      let example = try Case(text)
      let found = example.finder(reach).values(in: example.answer)
      #expect(example.surfaces(found.map(\.words)) == values)
    }
  }

  @Test("runs of rare words are values where enough texts were read", arguments: [39, 41])
  func rare(texts: Int) throws {
    let example = try Case("we like playing the theremin a lot")
    let others = Array(repeating: "we like the sea a lot", count: texts - 1)
    let found = example.finder(.rare, texts: others).values(in: example.answer)
    let surfaces = example.surfaces(found.map(\.words))
    #expect(surfaces == (texts < 40 ? [] : ["playing", "theremin"]))
  }

  @Test("values stand in order and never overlap", arguments: 1...30)
  func order(seed: UInt64) throws {
    let pieces = [
      "Ada", "of", "the", "1990", "3.5", "word", ".", "!", "😀", "京", "e\u{301}", "É", "\n", ",",
      "Bert's", "van", "and",
    ]
    var state = seed
    let text = (0..<80).reduce(into: "") { text, _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count] + (state >> 40 & 3 == 0 ? "" : " ")
    }
    let example = try Case(text)
    let found = example.finder(.rare, texts: Array(repeating: "the", count: 50))
      .values(in: example.answer)
    for (one, next) in zip(found, found.dropFirst()) {
      #expect(one.words.upperBound <= next.words.lowerBound)
    }
    #expect(found.allSatisfy { !$0.words.isEmpty })
  }
}
