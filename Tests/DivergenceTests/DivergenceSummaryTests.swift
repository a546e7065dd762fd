import Divergence
import Foundation
import SpoorModel
import Statistics
import Testing

@Suite("Divergence summary")
struct DivergenceSummaryTests {
  static func response(
    _ promptID: String,
    kl: [Double?],
    ranks: [Int?]? = nil,
    content: Int? = nil
  ) throws -> ScoredResponse {
    var response = ResponseDivergence(promptID: promptID, model: "sft", source: .precomputed)
    response.klTunedBase = kl.map { $0.map(Bounds.init(exactly:)) }
    response.klBaseTuned = kl.map { $0.map { Bounds(exactly: $0 * 2) } }
    response.baseRank =
      ranks.map { $0.map { $0.map(RankBounds.init(exactly:)) } } ?? kl.map { _ in 1 }
    return try ScoredResponse(response, contentTokens: content ?? kl.count)
  }

  @Test(
    "the first twentieth is rounded up, exactly",
    arguments: [(1, 1), (19, 1), (20, 1), (21, 2), (60, 3), (140, 7), (141, 8)]
  )
  func firstTwentieth(length: Int, first: Int) throws {
    let summary = DivergenceSummary(of: [
      try Self.response("e0", kl: Array(repeating: 1, count: length))
    ])
    #expect(summary.all.klTunedBase.first.tokens == first)
    #expect(summary.all.klTunedBase.rest.tokens == length - first)
  }

  @Test("the mean is over responses, the pooled one over tokens")
  func meanAndPooled() throws {
    let summary = DivergenceSummary(of: [
      try Self.response("e0", kl: [4, 1]),
      try Self.response("e1", kl: [6, 2, 3, 4]),
    ])
    let profile = summary.all.klTunedBase
    #expect(profile.first.mean == 5)
    #expect(profile.rest.mean == 2)
    #expect(profile.rest.pooled == 2.5)
    #expect(profile.firstMinusRest == 3)
    #expect(summary.all.klBaseTuned.rest.mean == 4)
    #expect(summary.all.responses == 2 && summary.all.tokens == 6)
  }

  @Test("<eos> counts only where it is asked for")
  func endOfSequence() throws {
    let responses = [try Self.response("e0", kl: [4, 1, 9], ranks: [1, 3, 4], content: 2)]
    let excluded = DivergenceSummary(of: responses)
    #expect(excluded.all.klTunedBase.rest.mean == 1)
    #expect(excluded.all.tokens == 2 && excluded.all.shift.shifted.tokens == 0)
    let included = DivergenceSummary(of: responses, endOfSequence: .included)
    #expect(included.all.klTunedBase.rest.mean == 5)
    #expect(included.all.tokens == 3 && included.all.shift.shifted.tokens == 1)
  }

  @Test("unknown and infinite values are skipped and counted")
  func skipped() throws {
    let summary = DivergenceSummary(of: [
      try Self.response("e0", kl: [nil, 1, .infinity, 3], ranks: [1, nil, 2, 9]),
      try Self.response("e1", kl: [2, 4], ranks: [3, 1]),
    ])
    let profile = summary.all.klTunedBase
    #expect(profile.unknownTokens == 1 && profile.infiniteTokens == 1)
    #expect(profile.first.mean == 2 && profile.first.responses == 1)
    #expect(profile.rest.mean == 3)
    let shift = summary.all.shift
    #expect(shift.unknownTokens == 1)
    #expect([shift.unshifted, shift.marginal, shift.shifted].map(\.tokens) == [2, 2, 1])
    #expect(shift.marginal.share == 0.4)
  }

  @Test("responses under twenty tokens stand apart")
  func short() throws {
    let summary = DivergenceSummary(of: [
      try Self.response("e0", kl: Array(repeating: 1, count: 20), content: 19),
      try Self.response("e1", kl: Array(repeating: 1, count: 20)),
      try Self.response("e2", kl: Array(repeating: 1, count: 45)),
    ])
    #expect(summary.short.responses == 1)
    #expect(summary.long.responses == 2)
    #expect(summary.all.responses == 3)
  }

  @Test("the bins share out every token once, in order", arguments: [1, 7, 20, 33, 400])
  func bins(length: Int) throws {
    let kl = (0..<length).map { Double(20 * $0 / length) }
    let bins = DivergenceSummary(of: [try Self.response("e0", kl: kl)]).all.klTunedBase.bins
    #expect(bins.count == 20)
    #expect(bins.reduce(0) { $0 + $1.tokens } == length)
    for (number, bin) in bins.enumerated() where bin.tokens > 0 {
      #expect(bin.mean == Double(number))
    }
  }

  @Test("responses to one prompt are one unit of the bootstrap")
  func clusters() throws {
    let one = [try Self.response("e0", kl: [1, 2]), try Self.response("e0", kl: [9, 4])]
    let summary = DivergenceSummary(of: one)
    #expect(summary.all.prompts == 1 && summary.all.responses == 2)
    #expect(summary.all.klTunedBase.first.mean == 5)
    #expect(summary.all.klTunedBase.first.interval == nil)
    let two = [try Self.response("e0", kl: [1, 2]), try Self.response("e1", kl: [9, 4])]
    let interval = DivergenceSummary(of: two).all.klTunedBase.first.interval
    #expect(interval == Interval(low: 1, high: 9))
  }

  @Test("no responses give counts of zero and no numbers")
  func empty() {
    let summary = DivergenceSummary(of: [ScoredResponse]())
    #expect(summary.all.responses == 0)
    #expect(summary.all.klTunedBase.first.mean == nil)
    #expect(summary.all.shift.unshifted.share == nil)
  }

  @Test("more content than tokens is refused")
  func tooMuchContent() {
    #expect(throws: DivergenceError.contentExceedsTokens(content: 3, tokens: 2)) {
      try Self.response("e0", kl: [1, 2], content: 3)
    }
  }

  @Test("a file holds snake_case keys and gives the summary back, infinities or not")
  func coding() throws {
    let summary = DivergenceSummary(of: [
      try Self.response("e0", kl: [3, 1, .infinity]), try Self.response("e1", kl: [9, nil, 4]),
    ])
    let data = try JSONEncoder().encode(summary)
    #expect(try JSONDecoder().decode(DivergenceSummary.self, from: data) == summary)
    let text = String(decoding: data, as: UTF8.self)
    for key in [
      "end_of_sequence", "kl_tuned_base", "kl_base_tuned", "first_minus_rest",
      "first_minus_rest_interval", "pooled_interval", "unknown_tokens", "infinite_tokens",
    ] {
      #expect(text.contains("\"\(key)\":"))
    }
    #expect(text.firstMatch(of: /"[a-z]+[A-Z]/) == nil)
  }
}
