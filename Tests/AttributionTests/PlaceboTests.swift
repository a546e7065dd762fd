import SpoorModel
import Testing
import Words

@testable import Attribution

@Suite("The placebo")
struct PlaceboTests {
  private let placebo: PlaceboResponses

  init() throws {
    let scanner = try WordScanner()
    let texts = [("a", "The red fox runs. The red"), ("b", "A red owl, The Red Hen"), ("c", "")]
    placebo = PlaceboResponses(texts.map { (promptID: $0.0, text: WordedText($0.1, by: scanner)) })
  }

  @Test(
    "a run stands there word by word, within one text",
    arguments: [
      (["red", "fox"], true), (["the", "red", "hen"], true), (["runs", "the", "red"], true),
      (["red", "a"], false), (["ox"], false), (["hen", "x"], false), ([], false),
    ]
  )
  func holds(run: [String], isHeld: Bool) {
    #expect(placebo.holds(run) == isHeld)
  }

  @Test(
    "the answer to the excluded prompt does not count, the others do",
    arguments: [
      (["red", "fox"], "a", false), (["red", "fox"], "b", true), (["the", "red"], "a", true),
      (["the", "red"], "b", true), (["red", "fox"], "z", true), (["red", "hen"], "b", false),
    ]
  )
  func excluding(run: [String], prompt: String, isHeld: Bool) {
    #expect(placebo.holds(run, excludingPrompt: prompt) == isHeld)
  }

  @Test("an empty placebo holds nothing")
  func empty() {
    #expect(!PlaceboResponses([(promptID: String, text: WordedText)]()).holds(["red"]))
  }
}

@Suite("A dataset as the placebo")
struct PlaceboDatasetTests {
  @Test(
    "what stands in any of its fields is common, whatever its lift"
  )
  func common() throws {
    let world = try World(outputs: ["the blue comet", "the red comet", "a green comet"])
    let told = try World([.init(instruction: "Blue Comet?", output: "No. A RED comet")])
    let tracer = Tracer(index: world.index, placebo: PlaceboDataset(told.index))
    for (words, provenance) in [
      ("blue comet", Provenance.common), ("red comet", .common), ("green comet", .borrowed),
      ("no comet", .partial),
    ] {
      let count = words.split(separator: " ").count
      let response = World.Response(
        words,
        tuned: Array(repeating: 0, count: count),
        base: Array(repeating: -9, count: count)
      )
      let span = world.span(words, in: response)
      let entry = try tracer.traces(of: [span], in: world.subject(response)).first
      #expect(entry?.trace.provenance == provenance, "\(words)")
    }
  }

  @Test("a run across two of its texts, and none, stand in none of them")
  func runs() throws {
    let told = try World([.init(instruction: "one two", output: "three four")])
    let placebo = PlaceboDataset(told.index)
    let subject = told.subject(World.Response("one two three four"))
    #expect(try placebo.holds(0..<2, of: subject))
    #expect(try placebo.holds(2..<4, of: subject))
    #expect(try !placebo.holds(1..<3, of: subject))
    #expect(try !placebo.holds(2..<2, of: subject))
  }
}
