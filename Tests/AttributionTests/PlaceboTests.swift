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
