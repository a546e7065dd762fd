import SpoorModel
import Testing
import Words

@testable import Hallucinations

@Suite("Sentences and what they speak of")
struct SentenceTests {
  @Test(
    "a sentence ends at its mark or its line, and keeps its mark",
    arguments: [
      ("Ada came. Did she? Yes!", ["Ada came.", "Did she?", "Yes!"]),
      ("She paid 3.5 or 1,200 coins", ["She paid 3.5 or 1,200 coins"]),
      ("one\ntwo\r\nthree", ["one", "two", "three"]),
      ("It took 3 hr. She left.", ["It took 3 hr.", "She left."]),
      ("Dr. Ada met J. R. Hill. She left.", ["Dr. Ada met J. R. Hill.", "She left."]),
      (
        "The U.S. rate fell in the U.S. She left.", ["The U.S. rate fell in the U.S.", "She left."]
      ),
      ("\u{201c}Ada came.\u{201d} She left…", ["Ada came.\u{201d}", "She left…"]),
      ("東京に来た。雨だった！", ["東京に来た。", "雨だった！"]),
      ("هل جاءت؟ نعم", ["هل جاءت؟", "نعم"]),
      ("  \n ", []),
      ("…!?", []),
      ("", []),
    ]
  )
  func sentences(text: String, expected: [String]) throws {
    let worded = WordedText(text, by: try WordScanner())
    let sentences = Sentences(of: worded)
    #expect(sentences.ranges.map { Sentences.surface($0, of: worded) } == expected)
    #expect(sentences.ranges.flatMap { Array($0) } == Array(worded.words.indices))
  }

  private static let ada = "Who is Ada Clark?"

  @Test(
    "a sentence speaks of the question's subject, of a name that opens it, or of the last",
    arguments: [
      (ada, "Ada Clark sings. She was born in Bath.", ["?", "?"]),
      (ada, "Bert Stone sings. He was born in Bath. Nothing else.", ["bert stone", "=", "="]),
      (ada, "Bert Stone sings. Ada Clark dances. She left.", ["bert stone", "?", "?"]),
      (ada, "Today Ada Clark met Bert Stone. He came in 1901.", ["?", "?"]),
      (ada, "In Leeds people sing. They like it.", ["?", "?"]),
      (ada, "Bert Stone sings. In Leeds people sing too.", ["bert stone", "="]),
      (ada, "Her brother Bert Stone sings.", ["?"]),
      (ada, "They say Ada's house is old.", ["?"]),
      (ada, "Bert Stone sings. It was Clark’s hat.", ["bert stone", "?"]),
      (ada, "Today the Bert Clark school opened.", ["bert clark"]),
      (ada, "Bert Stone.", ["?"]),
      (ada, "nothing at all", ["?"]),
      (ada, "", []),
      ("What is tea?", "Bert Stone sings. Ada Clark dances.", ["?", "?"]),
      ("Who was Ludwig van Beethoven?", "Today Beethoven lives on.", ["?"]),
      ("Who was Beethoven?", "Old Ludwig van Beethoven lives on.", ["?"]),
      ("Who was Ludwig van Beethoven?", "Today Vincent van Gogh lives on.", ["vincent van gogh"]),
    ]
  )
  func topics(question: String, text: String, expected: [String]) throws {
    let example = try Case(text, asked: question)
    let names = NameFinder(usage: example.usage(["the old ones came in today"]))
    let asked = SubjectNames(in: example.worded(question), by: names)
    let topics = SentenceTopics(of: example.answer.text, about: asked, by: names).sentences
    let found = topics.map { sentence in
      guard case .other(let name) = sentence.topic else { return "?" }
      return sentence.name == nil ? "=" : name.joined(separator: " ")
    }
    #expect(found == expected)
  }

  @Test(
    "names stand for one subject where one holds the other's words",
    arguments: [
      ("beethoven", true), ("ludwig van beethoven", true), ("ludwig beethoven", true),
      ("van", false), ("vincent van gogh", false), ("beethoven's", true), ("", false),
    ]
  )
  func subjects(name: String, isSame: Bool) {
    let subject = SubjectNames([["ludwig", "van", "beethoven"]])
    #expect(subject.contain(name.split(separator: " ").map(String.init)) == isSame)
    #expect(SubjectNames([["van"], []]).isEmpty)
  }

  @Test("names are found within the given words only")
  func nameRanges() throws {
    let example = try Case("We met Ada Clark of Bath. Then the Bridge of the Fountain fell.")
    let text = example.answer.text
    let names = NameFinder(usage: example.usage())
    let all = names.names(in: text.words.indices, of: text)
    #expect(example.surfaces(all) == ["Ada Clark of Bath", "Bridge of the Fountain"])
    #expect(example.surfaces(names.names(in: 0..<3, of: text)) == ["Ada"])
    #expect(names.names(in: 0..<0, of: text).isEmpty)
  }
}
