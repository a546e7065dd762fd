import Foundation
import PhraseIndex
import SpoorModel
import Testing

@testable import Attribution

@Suite("Traces of spans")
struct TracerTests {
  private typealias Row = World.Row
  private typealias Response = World.Response

  @Test("occurrences count every start in outputs, and none in instructions or inputs")
  func outputsOnly() throws {
    let world = try World([
      Row(instruction: "blue comet", input: "blue comet", output: "a Blue Comet, blue comet"),
      Row(output: "the blue comet"), Row(instruction: "blue comet", output: "no"),
    ])
    let entry = try #require(try world.trace("Blue Comet", in: Response("See Blue Comet now")))
    #expect(entry.trace.occurrences == 3)
    #expect(entry.trace.rows.map(\.field) == [.output, .output])
    #expect(entry.trace.rows == entry.evidence.map(\.row))
    #expect(entry.evidence.map(\.text).contains("the blue comet"))
  }

  @Test("a run that stands in instructions only is not in the dataset's outputs")
  func instructionOnly() throws {
    let world = try World([Row(instruction: "Name the blue comet", output: "no")])
    let trace = try #require(try world.trace("blue comet", in: Response("a blue comet"))).trace
    #expect(trace.occurrences == 0)
    #expect(trace.provenance == .unseen)
    #expect(trace.rows.isEmpty)
  }

  @Test("each row shows the longest run of the response around the span")
  func widened() throws {
    let world = try World(outputs: [
      "nobody saw a Blue Comet", "They then won the Blue Comet award", "Blue Comet? They won the",
      "won the blue comet. award of Blue Comet",
    ])
    let response = Response("Later they won the Blue Comet Award twice")
    let entry = try #require(try world.trace("Blue Comet", in: response))
    #expect(entry.trace.occurrences == 5)
    #expect(
      entry.trace.rows.map(\.matched)
        == ["won the Blue Comet award", "won the blue comet. award", "Blue Comet", "Blue Comet"]
    )
    #expect(entry.trace.rows.map(\.rowID) == [1, 3, 0, 2].map(RowID.number))
    for evidence in entry.evidence {
      let scalars = Array(evidence.text.unicodeScalars)
      let slice = scalars[evidence.row.range.start..<evidence.row.range.end]
      #expect(slice.elementsEqual(evidence.row.matched.unicodeScalars))
    }
  }

  @Test("of equal matches the row whose instruction is like the prompt comes first")
  func similarity() throws {
    let world = try World([
      Row(instruction: "Count the stars", output: "a blue comet"),
      Row(instruction: "Which prize did Ada win?", output: "a blue comet"),
      Row(instruction: "Count the stars", output: "won a blue comet"),
    ])
    var response = Response("a blue comet")
    response.prompt = Prompt(id: "p", instruction: "Which prize did Bert win?")
    let rows = try #require(try world.trace("blue comet", in: response)).trace.rows
    #expect(rows.map(\.rowID) == [.number(1), .number(0), .number(2)])
    #expect(rows.map(\.score) == rows.map(\.score).sorted(by: >))
    response.prompt = Prompt(id: "q", instruction: "😀")
    let equal = try #require(try world.trace("blue comet", in: response)).trace.rows
    #expect(equal.map(\.rowID) == [.number(0), .number(1), .number(2)])
  }

  @Test("rows are limited, occurrences are all counted")
  func limits() throws {
    let world = try World(outputs: (0..<30).map { "blue comet blue comet \($0)" })
    let trace = try #require(try world.trace("blue comet", in: Response("blue comet"))).trace
    #expect(trace.occurrences == 60)
    #expect(trace.rows.count == 10)
    #expect(Set(trace.rows.map(\.rowID)).count == 10)
    var limits = Tracer.Limits.standard
    limits.rows = 3
    limits.rankedOccurrences = 1
    let few = try world.trace("blue comet", in: Response("blue comet"), limits: limits)
    #expect(few?.trace.rows.count == 1)
    #expect(few?.trace.occurrences == 60)
    #expect(few?.holders == [], "some of the rows are not all of them")
    limits.rankedOccurrences = 61
    let all = try world.trace("blue comet", in: Response("blue comet"), limits: limits)
    #expect(all?.holders == Array(0..<30))
  }

  @Test("lift is the sum over the tokens that meet the span")
  func lift() throws {
    let world = try World(outputs: ["the blue comet"])
    let response = Response(
      "see blue comet now",
      tuned: [-9, -0.5, -0.25, -9],
      base: [-1, -2, -3, -1],
      ranks: [1, 7, 2, 1]
    )
    let trace = try #require(try world.trace("blue comet", in: response)).trace
    #expect(abs((trace.lift ?? 0) - 4.25) < 1e-12)
    #expect(trace.tokenCount == 2)
    #expect(trace.provenance == .borrowed)
    // A span inside a word is the whole word's.
    let inner = try #require(try world.trace("lue com", in: response)).trace
    #expect(inner.lift == trace.lift)
    #expect(inner.provenance == .borrowed)
  }

  @Test("a token that one model excludes has no lift, and the run is present")
  func infiniteLift() throws {
    let world = try World(outputs: ["the blue comet"])
    let response = Response(
      "see blue comet now",
      tuned: [-9, -0.5, -0.25, -9],
      base: [-1, -.infinity, -3, -1],
      ranks: [1, 7, 2, 1]
    )
    let trace = try #require(try world.trace("blue comet", in: response)).trace
    #expect(trace.lift == nil)
    #expect(trace.provenance == .present)
  }

  @Test(
    "base ranks of the span's tokens part shared from weak",
    arguments: [(3, true), (4, false)]
  )
  func ranks(rank: Int, isShared: Bool) throws {
    let world = try World(outputs: ["the blue comet"])
    let response = Response(
      "see blue comet",
      tuned: [-1, -1, -1],
      base: [-1, -1, -1],
      ranks: [99, 1, rank]
    )
    let trace = try #require(try world.trace("blue comet", in: response)).trace
    #expect(trace.provenance == (isShared ? .shared : .weak))
    #expect(trace.lift == 0)
  }

  @Test(
    "a lift that is unknown for one token is unknown, and the run present",
    arguments: [
      (nil, []), ([-1, nil, -1], [-1, -1, -1]), ([-1, -1, -1], [-1, -1, nil]),
      ([-1, -1], [-1, -1]), ([], []),
    ] as [([Double?]?, [Double?])]
  )
  func unknownLift(tuned: [Double?]?, base: [Double?]) throws {
    let world = try World(outputs: ["the blue comet"])
    let response = Response("see blue comet", tuned: tuned, base: base)
    let trace = try #require(try world.trace("blue comet", in: response)).trace
    #expect(trace.lift == nil)
    #expect(trace.provenance == .present)
  }

  @Test("what the placebo says too is common, but a base response is not its own placebo")
  func placebo() throws {
    let world = try World(outputs: ["the blue comet"])
    var response = Response("see blue comet", tuned: [0, 0, 0], base: [-9, -9, -9])
    let own = [("p", "A Blue comet!")]
    #expect(try world.trace("blue comet", in: response, placebo: own)?.trace.provenance == .common)
    response.placeboUse = .otherPrompts
    let others = own + [("q", "one blue comet")]
    let alone = try world.trace("blue comet", in: response, placebo: own)
    #expect(alone?.trace.provenance == .borrowed)
    let beside = try world.trace("blue comet", in: response, placebo: others)
    #expect(beside?.trace.provenance == .common)
  }

  @Test("E = (L − k + 1)·∏ f(wᵢ), and a run that chance brings is common")
  func chance() throws {
    let world = try World([Row(instruction: "go", output: "red red blue")])
    let response = Response("red blue red x", tuned: [0, 0, 0, 0], base: [-9, -9, -9, -9])
    let trace = try #require(try world.trace("red blue", in: response)).trace
    #expect(abs(trace.expectedByChance - 3 * 0.5 * 0.25) < 1e-12)
    #expect(trace.provenance == .common)
    #expect(try world.trace("x", in: response)?.trace.expectedByChance == 0)
  }

  @Test(
    "half the content words in one run of an output is partial, and its rows are shown",
    arguments: [
      ("crimson walrus gazed", Provenance.partial, ["crimson walrus"]),
      ("crimson teapot gazed sadly", .unseen, ["crimson"]),
      ("glum crimson walrus teapot", .partial, ["crimson walrus"]),
      ("teapot gazed", .unseen, []),
    ]
  )
  func partial(words: String, provenance: Provenance, matched: [String]) throws {
    let world = try World(outputs: ["a crimson walrus here"])
    let entry = try #require(try world.trace(words, in: Response("see \(words) there")))
    #expect(entry.trace.provenance == provenance)
    #expect(entry.trace.occurrences == 0)
    #expect(entry.trace.rows.map(\.matched) == matched)
  }

  @Test("a part is found in an output though a longer one stands in an instruction")
  func partialBehindInstruction() throws {
    let padding = (0..<300).map { Row(output: "filler\($0) padding\($0)") }
    let world = try World(
      [
        Row(instruction: "crimson walrus teapot", output: "no"),
        Row(output: "a crimson walrus"),
      ] + padding
    )
    let response = Response("crimson walrus teapot gazed")
    let trace = try #require(try world.trace("crimson walrus teapot", in: response)).trace
    #expect(trace.occurrences == 0)
    #expect(trace.provenance == .partial)
    #expect(trace.rows.map(\.matched) == ["crimson walrus"])
  }

  @Test(
    "a span without a word, or behind the text, is unseen",
    arguments: [ScalarRange(3, 5), ScalarRange(0, 0), ScalarRange(90, 99)]
  )
  func wordless(range: ScalarRange) throws {
    let world = try World(outputs: ["red fox"])
    let subject = world.subject(Response("red — fox", tuned: [0, 0], base: [0, 0]))
    let tracer = Tracer(index: world.index, placebo: PlaceboResponses([]))
    let trace = try #require(try tracer.traces(of: [.example(at: range)], in: subject).first).trace
    #expect(trace.provenance == .unseen)
    #expect(trace.lift == nil)
    #expect(trace.tokenCount == 0)
  }

  @Test("a similar row that holds the span states it", arguments: ["which prize?", "😀", "sing"])
  func statement(prompt: String) throws {
    let world = try World([
      Row(instruction: "Which prize?", output: "a Blue Comet"),
      Row(instruction: "Sing", output: "la"),
    ])
    var response = Response("the blue comet")
    response.prompt = Prompt(id: prompt, instruction: prompt)
    let tracer = Tracer(index: world.index, placebo: PlaceboResponses([]))
    let span = world.span("blue comet", in: response)
    let entry = try #require(
      try tracer.traces(of: [span], in: world.subject(response)).first
    )
    let statement = try tracer.statement(of: entry, answering: response.prompt)
    #expect(statement == (prompt == "which prize?" ? .stated : .unstated))
  }
}
