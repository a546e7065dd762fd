import PhraseIndex
import SpoorModel
import Statistics
import Testing
import Words

@testable import Attribution

@Suite("Passages") struct PassageTests {
  private func runs(
    _ response: String,
    to prompt: String = "",
    in world: World,
    leastWords: Int = PassageFinder.leastWords
  ) throws -> [String] {
    func worded(_ text: String) -> WordedText { WordedText(text, by: world.index.scanner) }
    let text = worded(response)
    return try PassageFinder(world.index, leastWords: leastWords)
      .passages(in: text, answering: worded(prompt)).map(text.surface)
  }

  @Test("are runs of at least six words")
  func length() throws {
    let world = try World(outputs: ["one two three four five six seven"], padding: 0)
    #expect(try runs("So one two three four five.", in: world).isEmpty)
    #expect(
      try runs("So one two three four five six!", in: world) == ["one two three four five six"]
    )
    #expect(try runs("", in: world).isEmpty)
  }

  @Test("stand in an output: what only an instruction holds is none")
  func outputs() throws {
    let words = "one two three four five six seven"
    let asked = try World([World.Row(instruction: words, output: "Nothing of it.")])
    #expect(try runs(words, in: asked).isEmpty)
    let both = try World([
      World.Row(instruction: words, output: "three four five six seven eight nine ten")
    ])
    #expect(
      try runs("\(words) eight", in: both) == ["three four five six seven eight"],
      "an instruction's longer run must not hide the output's"
    )
  }

  @Test("are the user's where they stand in the prompt")
  func prompts() throws {
    let world = try World(outputs: ["one two three four five six seven"], padding: 0)
    let response = "One two three four five six, he said."
    #expect(try runs(response, to: "Say “one two three four five six” now.", in: world).isEmpty)
    #expect(try runs(response, to: "Say one two three four five.", in: world).count == 1)
  }

  @Test("are what a look at each run of words finds", arguments: 0..<60)
  func bruteForce(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in ["a", "b", "c", "d"][random.index(below: 4)] }
    }
    let rows = (0..<5).map { _ in
      World.Row(
        instruction: words(6).joined(separator: " "),
        output: words(2 + random.index(below: 8)).joined(separator: " ")
      )
    }
    let world = try World(rows)
    let (response, prompt) = (words(14), words(5))
    let least = 2 + random.index(below: 3)
    let outputs = rows.map { $0.output.split(separator: " ").map(String.init) }
    let held = ranges(of: response).filter { run in outputs.contains { $0.hold(response[run]) } }
    let maximal = held.filter { run in
      !held.contains {
        $0 != run && $0.lowerBound <= run.lowerBound && run.upperBound <= $0.upperBound
      }
    }
    let expected = maximal.filter { $0.count >= least && !prompt.hold(response[$0]) }
    let text = WordedText(response.joined(separator: " "), by: world.index.scanner)
    let asked = WordedText(prompt.joined(separator: " "), by: world.index.scanner)
    let found = try PassageFinder(world.index, leastWords: least).passages(
      in: text,
      answering: asked
    )
    #expect(found == expected.sorted { $0.lowerBound < $1.lowerBound })
    let inside = Set(found.flatMap(Array.init)).count
    let counted = ResponsePassages(promptID: "p", runs: found, words: response.count)
    #expect(counted.wordsInside == inside, "words where runs overlap count once")
  }

  private func ranges(of words: [String]) -> [Range<Int>] {
    words.indices.flatMap { start in (start + 1...words.count).map { start..<$0 } }
  }

  @Test("become spans of score 0 that no detector stands behind, and are present without lift")
  func traces() throws {
    let world = try World(outputs: ["one two three four five six seven"])
    let response = World.Response("So: One two three four five six!")
    let subject = world.subject(response)
    let passages = ResponsePassages(promptID: "p", runs: [1..<7], words: 7)
    let span = try #require(passages.spans(in: subject.generation, subject.text).first)
    #expect(span.text == "One two three four five six")
    #expect(span.range == ScalarRange(4, 31))
    #expect(span.kind == .passage && span.score == 0 && span.detectors.isEmpty)
    let tracer = Tracer(index: world.index, placebo: PlaceboResponses([]))
    let trace = try #require(try tracer.traces(of: [span], in: subject).first?.trace)
    #expect(trace.provenance == .present)
    #expect(trace.occurrences == 1 && trace.rows.map(\.rowID) == [.number(0)])
  }
}

extension [String] {
  fileprivate func hold(_ run: ArraySlice<String>) -> Bool {
    indices.contains { self[$0...].starts(with: run) }
  }
}
