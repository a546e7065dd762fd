import Foundation
import PhraseIndex
import SpoorModel
import Testing

@testable import Attribution

@Suite("Which rows come first")
struct EvidenceTests {
  private typealias Row = World.Row

  /// Two rows that hold a span, of which the second is to come first.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var span: String
    var response: String
    fileprivate var rows: [World.Row]
  }

  private static let cases = [
    Case(
      testDescription: "it ends its sentence with the name as the response does",
      span: "Ada Lee",
      response: "She found a devoted companion in Ada Lee. She was glad.",
      rows: [
        Row(instruction: "When?", output: "Ada Lee married Bo Wren."),
        Row(instruction: "When?", output: "Bo Wren married Ada Lee."),
      ]
    ),
    Case(
      testDescription: "it answers with the name, and is not asked about it",
      span: "Ada Lee",
      response: "A friend of Ada Lee for years.",
      rows: [
        Row(instruction: "What of Ada Lee then?", output: "Then Ada Lee left."),
        Row(instruction: "What of her then?", output: "Then Ada Lee left."),
      ]
    ),
    Case(
      testDescription: "it has the words before the name, and not those of the next sentence",
      span: "Velden",
      response: "He was born in the quiet town of Velden. He went on to win the coveted prize.",
      rows: [
        Row(output: "It is Velden. He went on to win the coveted prize."),
        Row(output: "She was born in the quiet town of Velden. She left."),
      ]
    ),
    Case(
      testDescription: "it is like the prompt by other words than the span's own",
      span: "Ada Moss",
      response: "She met Ada Moss there.",
      rows: [
        Row(instruction: "Who is Ada Moss?", output: "He saw Ada Moss once."),
        Row(instruction: "Tell me about Bo Wren.", output: "He saw Ada Moss once."),
      ]
    ),
  ]

  @Test("of two rows that hold a span that one comes first which states it alike", arguments: cases)
  func order(example: Case) throws {
    let padding = (0..<300).map { Row(instruction: "n\($0)", output: "filler\($0) padding\($0)") }
    let world = try World(example.rows + padding)
    var response = World.Response(example.response)
    response.prompt = Prompt(id: "p", instruction: "Tell me about Ida Moss.")
    let trace = try #require(try world.trace(example.span, in: response)).trace
    #expect(trace.rows.map(\.rowID) == [1, 0].map(RowID.number))
  }

  @Test("rows that are read to be compared are limited, and those that are not stay out")
  func limit() throws {
    let world = try World(outputs: (0..<30).map { "row \($0) holds blue comet" })
    var limits = Tracer.Limits.standard
    limits.readRows = 4
    let entry = try world.trace("blue comet", in: .init("a blue comet"), limits: limits)
    #expect(entry?.trace.rows.count == 4)
    #expect(entry?.holders == Array(0..<30))
  }

  @Test("rows that hold the run are compared with all rows, unless nobody asks")
  func likeness() throws {
    let rows = [
      Row(instruction: "Which prize did Ada win?", output: "the blue comet"),
      Row(instruction: "Sing", output: "la"), Row(instruction: "Count", output: "one"),
    ]
    let world = try World(rows)
    var response = World.Response("the blue comet")
    response.prompt = Prompt(id: "p", instruction: "Which prize did Bo win?")
    let similarity = try #require(try world.trace("blue comet", in: response)).trace.similarity
    #expect(similarity?.outranks == 2.5 / 3)
    #expect(similarity?.bestRow ?? 0 > 0)
    var limits = Tracer.Limits.standard
    limits.likeness = .left
    let left = try world.trace("blue comet", in: response, limits: limits)
    #expect(left?.trace.similarity == nil)
    #expect(left?.trace.rows.map(\.rowID) == [.number(0)])
  }
}

@Suite("Spans that stand in the rows with some words swapped")
struct NearTraceTests {
  @Test("one swapped word of five is near, and says which")
  func near() throws {
    let world = try World(outputs: ["They sang the Lantern Waltz of Maren."])
    let entry = try #require(
      try world.trace("Lantern Waltz of Korben", in: .init("He wrote Lantern Waltz of Korben."))
    )
    #expect(entry.trace.provenance == .near)
    let near = try #require(entry.trace.near)
    #expect(near.swaps == [NearRow.Swap(text: "Korben", rowText: "Maren")])
    #expect(near.range == ScalarRange(9, 32))
    #expect(near.text == "Lantern Waltz of Korben")
    #expect(near.rowID == .number(0))
  }

  @Test("a borrowed wording with another value shows what was swapped, and is not near for that")
  func wording() throws {
    let world = try World(outputs: ["She captivated audiences everywhere with Gilded Thread."])
    let text = "Bo. She captivated audiences everywhere with Velvet Anvil. Then he left."
    let trace = try #require(try world.trace("Velvet Anvil", in: .init(text))).trace
    #expect(trace.provenance == .unseen)
    let near = try #require(trace.near)
    #expect(near.swaps == [NearRow.Swap(text: "Velvet Anvil", rowText: "Gilded Thread")])
    #expect(near.range == ScalarRange(4, 57))
  }

  @Test("a span that stands whole has no near row, nor one whose words chance would bring")
  func none() throws {
    let world = try World([.init(output: "red fox runs to red fox runs")])
    let whole = try #require(try world.trace("red fox runs", in: .init("red fox runs"))).trace
    #expect(whole.occurrences == 2 && whole.near == nil)
    let words = "red fox runs to hen"
    let swapped = try #require(try world.trace(words, in: .init(words))).trace
    #expect(swapped.near == nil)
    #expect(swapped.provenance == .unseen)
  }
}
