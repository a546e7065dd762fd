import Alignments
import Testing

@Suite("Swapped words in borrowed passages")
struct SwapTests {
  private let passage: [UInt32] = .run(100, count: 12)

  private func onlyAlignment(query: [UInt32], text: [UInt32]) throws -> WordAlignment {
    let found = Passages(query: query, texts: [text]).alignments()
    try #require(found.count == 1)
    return found[0]
  }

  @Test("one swapped word is one substitution at its place", arguments: 2...9)
  func oneSwap(at place: Int) throws {
    var copy = passage
    copy[place] = 7
    let query = [1, 2, 3] + copy + [4, 5]
    let alignment = try onlyAlignment(query: query, text: [50, 51] + passage + [52])
    #expect(alignment.query == 3..<15)
    #expect(alignment.place == 2..<14)
    #expect(alignment.edits.map(\.kind) == [.substituted])
    #expect(alignment.edits.first?.query == place + 3..<place + 4)
    #expect(alignment.edits.first?.place == place + 2..<place + 3)
    #expect(alignment.identity == 11.0 / 12)
  }

  @Test("a longer name in place of a shorter one reads as one swap")
  func namesOfTwoLengths() throws {
    let query = Array(passage[..<5]) + [7, 8] + passage[6...]
    let edit = try #require(try onlyAlignment(query: query, text: passage).edits.first)
    #expect(edit.kind == .substituted)
    #expect(edit.query == 5..<7)
    #expect(edit.place == 5..<6)
    #expect(edit.columns == 2)
  }

  @Test("a word that one side lacks is inserted, or deleted")
  func oneSided() throws {
    let longer = Array(passage[..<6]) + [7] + passage[6...]
    let inserted = try onlyAlignment(query: longer, text: passage)
    #expect(inserted.edits.map(\.kind) == [.inserted])
    #expect(inserted.edits.map(\.query) == [6..<7])
    #expect(inserted.edits.map(\.place) == [6..<6])
    let deleted = try onlyAlignment(query: passage, text: longer)
    #expect(deleted.edits.map(\.kind) == [.deleted])
    #expect(deleted.edits.map(\.place) == [6..<7])
  }

  @Test("a match runs on over swapped words into runs too short for seeds")
  func shortRuns() throws {
    // 5 equal, a swap, 2 equal, a swap, 2 equal.
    var copy = Array(passage[..<11])
    copy[5] = 7
    copy[8] = 9
    let alignment = try onlyAlignment(query: copy, text: passage)
    #expect(alignment.query == 0..<11)
    #expect(alignment.equalWords == 9)
    #expect(alignment.edits.map(\.query) == [5..<6, 8..<9])
  }

  @Test("two frequent words behind a swap are not worth the swap")
  func frequentWords() throws {
    let query: [UInt32] = passage + [7, 201]
    let alignment = try onlyAlignment(query: query, text: passage + [9, 201])
    #expect(alignment.query == 0..<12)
  }

  @Test("an exact copy has identity 1 and no edits")
  func exactCopy() throws {
    let alignment = try onlyAlignment(query: [1] + passage, text: passage + [2])
    #expect(alignment.identity == 1)
    #expect(alignment.edits.isEmpty)
    #expect(alignment.parts.map(\.query) == [1..<13])
    #expect(alignment.surprisal == 6 * 9 + 6 * 4)
    #expect(alignment.score == alignment.surprisal)
  }

  @Test("unknown words are equal to nothing, not even to each other")
  func unknownWords() throws {
    var copy = passage
    copy[6] = .max
    let alignment = try onlyAlignment(query: copy, text: copy)
    #expect(alignment.edits.map(\.kind) == [.substituted])
    #expect(alignment.equalWords == 11)
    let trailed = passage + [.max, .max, 201]
    #expect(try onlyAlignment(query: trailed, text: trailed).query == 0..<12)
  }

  @Test("a text that is borrowed from twice gives two alignments")
  func twoPassages() {
    let second: [UInt32] = .run(300, count: 10)
    let query = second + .run(1, count: 30) + passage
    let text = passage + .run(50, count: 30) + second
    let found = Passages(query: query, texts: [text]).alignments()
    #expect(found.map(\.query) == [40..<52, 0..<10])
    #expect(found.map(\.place) == [0..<12, 42..<52])
  }

  @Test("a chain whose gap does not pay leaves two alignments")
  func gapThatDoesNotPay() {
    let query = passage[..<7] + .run(1, count: 12) + passage[7...] + [120, 121]
    let text = passage[..<7] + .run(50, count: 12) + passage[7...] + [120, 121]
    let found = Passages(query: Array(query), texts: [Array(text)]).alignments()
    #expect(found.map(\.query) == [0..<7, 19..<26].sorted { $0.count > $1.count })
  }

  @Test("an extension past its chain is given up where the drop says", arguments: [42, 200])
  func drop(nats: Double) {
    var limits = NearLimits.standard
    limits.costs.drop = nats
    let halves: [[UInt32]] = [.run(100, count: 20), .run(200, count: 20)]
    // 13 words between are one too many for a chain; they pay 91 nats, each half earns 130.
    let passages = Passages(
      query: halves[0] + .run(1, count: 13) + halves[1],
      texts: [halves[0] + .run(50, count: 13) + halves[1]]
    )
    let found = passages.alignments(limits: limits)
    #expect(found.map(\.query) == (nats < 91 ? [0..<20, 33..<53] : [0..<53]))
  }

  @Test("under six equal words nothing is given")
  func fewWords() {
    let found = Passages(query: Array(passage[..<5]) + [1], texts: [passage]).alignments()
    #expect(found.isEmpty)
  }

  @Test("the better of two texts comes first")
  func order() {
    var worse = passage
    worse[5] = 9
    let found = Passages(query: passage, texts: [worse, passage]).alignments()
    #expect(found.map(\.text) == [1, 0])
  }

  @Test("seeds outside query or text, or of unequal words, lead nowhere")
  func damagedSeeds() {
    let passages = Passages(query: passage, texts: [[1, 2, 3, 4]])
    let seeds = [
      Seed(text: 0, query: 10, place: 0, length: 3), Seed(text: 0, query: 0, place: 2, length: 3),
      Seed(text: 0, query: 0, place: 0, length: 3), Seed(text: 0, query: 0, place: 900, length: 3),
      Seed(text: 0, query: 0, place: 0, length: 0),
    ]
    #expect(passages.alignments(seeds: seeds).isEmpty)
  }

  @Test("nothing is found without words, seeds or candidates")
  func nothing() {
    #expect(Passages(query: [], texts: []).alignments().isEmpty)
    #expect(Passages(query: passage, texts: [passage]).alignments(seeds: []).isEmpty)
    let limits = NearLimits(candidates: 0)
    #expect(Passages(query: passage, texts: [passage]).alignments(limits: limits).isEmpty)
  }
}
