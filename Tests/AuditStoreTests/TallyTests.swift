import SpoorModel
import Statistics
import Testing

@testable import AuditStore

@Suite("What a run counts prompt by prompt")
struct TallyTests {
  @Test(
    "sums of KL over all tokens and over the first 5 % are those of a slow count",
    arguments: 0..<24 as Range<UInt64>
  )
  func divergence(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scratch = try Scratch()
    let store = try AuditStore(at: scratch.store)
    let response = RandomResponse(&generator)
    var contents = try response.contents
    let count = response.ranges.count
    // Every third time nobody knows where <eos> is, and all tokens count.
    let content = seed.isMultiple(of: 3) ? nil : max(1, count - generator.index(below: 3))
    contents.responses[0].contentTokens = content
    let run = try store.record(contents)
    let tally = try #require(try store.tallies(of: run)["sft"]?["p1"])
    let length = content ?? count
    let known = response.divergence.klTunedBase.prefix(length).map { bounds in
      bounds.map(\.low).flatMap { $0.isFinite ? $0 : nil }
    }
    let first = known.prefix((length + 19) / 20).compactMap { $0 }
    #expect(tally.divergentTokens == known.count { $0 != nil })
    #expect(abs(tally.divergence - known.reduce(0) { $0 + ($1 ?? 0) }) < 1e-9)
    #expect(tally.firstDivergentTokens == first.count)
    #expect(abs(tally.firstDivergence - first.reduce(0, +)) < 1e-9)
  }

  @Test("the first 5 % of many tokens are more than one")
  func long() throws {
    let scratch = try Scratch()
    let store = try AuditStore(at: scratch.store)
    var contents = try contents("f1")
    var divergence = ResponseDivergence(promptID: "p1", model: "sft", source: .logits)
    divergence.klTunedBase = (0..<141).map { Bounds(exactly: Double($0)) }
    divergence.fillUp()
    contents.responses[0].divergence = divergence
    contents.responses[0].suspicion = []
    for (tokens, first) in [(nil, 8), (140, 7), (141, 8), (20, 1), (21, 2)] {
      contents.responses[0].contentTokens = tokens
      contents.fingerprint += "'"
      let run = try store.record(contents)
      let tally = try #require(try store.tallies(of: run)["sft"]?["p1"])
      #expect(tally.firstDivergentTokens == first)
      #expect(tally.firstDivergence == Double((0..<first).reduce(0, +)))
    }
  }

  @Test("doubted spans are told with their verdicts and without evidence")
  func doubted() throws {
    let scratch = try Scratch()
    let store = try AuditStore(at: scratch.store)
    let run = try store.record(contents("f1"))
    let items = try store.items(of: run).map(\.entry.trace)
    #expect(
      try store.doubtedSpans(of: run)
        == items.map {
          DoubtedSpan(
            promptID: $0.span.promptID,
            model: $0.span.model,
            range: $0.span.range,
            text: $0.span.text,
            provenance: $0.provenance
          )
        }
    )
    #expect(items.count == 1)
  }
}
