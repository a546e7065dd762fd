import SpoorModel
import Testing

@testable import SpanFiles

@Suite("The place of a quote")
struct QuoteLocatorTests {
  /// The rule as docs/formats.md tells it, for quotes that the text holds as they are.
  private func place(
    _ quote: [Unicode.Scalar],
    at start: Int,
    in text: [Unicode.Scalar]
  ) -> QuoteLocator.Placement {
    func stands(_ place: Int) -> Bool {
      place >= 0 && place + quote.count <= text.count
        && text[place..<place + quote.count].elementsEqual(quote)
    }
    func at(_ place: Int) -> QuoteLocator.Placement {
      .at([ScalarRange(place, place + quote.count)])
    }
    if stands(start) { return at(start) }
    let all = text.indices.filter(stands)
    if all.count == 1 { return at(all[0]) }
    let near = all.filter { abs($0 - start) <= 4 }
    if near.count == 1 { return at(near[0]) }
    let isInside = start >= 0 && start + quote.count <= text.count
    return .nowhere(isInside ? .mismatch : .outOfRange)
  }

  @Test("is where the rule says, whatever the text and the offset", arguments: 0..<400)
  func rule(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let letters: [Unicode.Scalar] = ["a", "b", "é"]
    let text = (0..<next(40)).map { _ in letters[next(3)] }
    let locator = QuoteLocator(string(text))
    for _ in 0..<40 {
      let quote = (0...next(4)).map { _ in letters[next(3)] }
      let start = next(60) - 10
      let offsets = ClaimedOffsets(start: start, end: start + quote.count)
      #expect(locator.place(offsets, string(quote)) == place(quote, at: start, in: text))
    }
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  @Test("is nowhere for offsets that no text has", arguments: [Int.min, -1, 9, Int.max])
  func hostile(offset: Int) {
    let locator = QuoteLocator("a b a b")
    let offsets = ClaimedOffsets(start: offset, end: offset)
    #expect(locator.place(offsets, "c") == .nowhere(.outOfRange))
    #expect(locator.place(offsets, nil) == .nowhere(.outOfRange))
    #expect(
      locator.place(ClaimedOffsets(start: 2, end: offset), "a b a b") == .at([ScalarRange(0, 7)])
    )
  }

  @Test(
    "in several lines is every line's, if each stands once",
    arguments: [
      ("one\ntwo", [ScalarRange(0, 3), ScalarRange(10, 13)]),
      ("one\n\n Two \n", [ScalarRange(0, 3), ScalarRange(10, 13)]),
      ("one\nsix", nil), ("one\nred", nil), ("red\nred", nil),
    ]
  )
  func lines(quote: String, places: [ScalarRange]?) {
    let place = QuoteLocator("one, red, two, red.").place(nil, quote)
    #expect(place == places.map { .at($0) } ?? .nowhere(.notInResponse))
  }
}
