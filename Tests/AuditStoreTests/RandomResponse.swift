import Foundation
import SpoorModel
import Statistics

@testable import AuditStore

/// A response of random tokens with random values, known and unknown, exact and not.
struct RandomResponse {
  private(set) var text = ""
  private(set) var ranges: [ScalarRange] = []
  private(set) var divergence: ResponseDivergence
  private let judged: [ScalarRange]

  var flagged: ScalarRange { judged[0] }

  init(_ generator: inout SplitMix64) {
    divergence = ResponseDivergence(promptID: "p1", model: "sft", source: .truncated)
    let pieces = ["a", " wörd", "🙂", "e\u{301}", "\r\n", " 王"]
    for _ in 0..<(3 + generator.index(below: 30)) {
      let piece = pieces[generator.index(below: pieces.count)]
      let start = text.unicodeScalars.count
      text += piece
      let range = ScalarRange(start, start + piece.unicodeScalars.count)
      // Several tokens may be parts of one character.
      ranges += Array(repeating: range, count: 1 + generator.index(below: 3) / 2)
    }
    let count = text.unicodeScalars.count
    ranges.append(ScalarRange(count, count))
    judged = (0..<2).map { _ in
      let start = generator.index(below: count)
      return ScalarRange(start, start + 1 + generator.index(below: min(4, count - start)))
    }
    for _ in ranges { appendToken(&generator) }
    divergence.fillUp()
  }

  private mutating func appendToken(_ generator: inout SplitMix64) {
    divergence.klTunedBase.append(Self.bounds(&generator))
    divergence.klBaseTuned.append(Self.bounds(&generator))
    divergence.baseEntropy.append(Self.bounds(&generator))
    divergence.tunedEntropy.append(Self.bounds(&generator))
    divergence.baseRank.append(Self.rank(&generator))
    divergence.tunedRank.append(Self.rank(&generator))
    divergence.baseLogProbability.append([nil, -1.5, -.infinity, 0][generator.index(below: 4)])
    divergence.tunedLogProbability.append([nil, -0.1, -.infinity, 0][generator.index(below: 4)])
    divergence.baseTop.append(Self.top(&generator))
    divergence.tunedTop.append(Self.top(&generator))
  }

  private static func bounds(_ generator: inout SplitMix64) -> Bounds? {
    let low = Double(generator.index(below: 1000)) / 7
    let all: [Bounds?] = [
      nil, Bounds(exactly: low), Bounds(low: low, high: low + 1), Bounds(exactly: .infinity),
      Bounds(low: low, high: .infinity),
    ]
    return all[generator.index(below: all.count)]
  }

  private static func rank(_ generator: inout SplitMix64) -> RankBounds? {
    let all: [RankBounds?] = [
      nil, 1, 1, 4, RankBounds(low: 1, high: 2), RankBounds(low: 1, high: nil),
    ]
    return all[generator.index(below: all.count)]
  }

  /// Probabilities of few digits, so that nothing is rounded.
  private static func top(_ generator: inout SplitMix64) -> [TokenProbability] {
    (0..<generator.index(below: 6)).map {
      TokenProbability(.text("t\($0)"), probability: 1 / Double(1 << $0))
    }
  }

  var contents: RunContents {
    get throws {
      var contents = try AuditStoreTests.contents("f1", flagged: [])
      let response = AuditedResponse(
        prompt: response1.prompt,
        model: "sft",
        text: text,
        divergence: divergence,
        tokenRanges: ranges
      )
      contents.responses = [response]
      contents.flagged = [entry(judged[0])]
      contents.controls = [ControlTrace(.clearedStated, besides: "sft", entry(judged[1]))]
      return contents
    }
  }

  private func entry(_ range: ScalarRange) -> TraceEntry {
    let words = text.unicodeScalars.dropFirst(range.start).prefix(range.count)
    let span = Span(
      promptID: "p1",
      model: "sft",
      range: range,
      text: String(words),
      kind: .name,
      score: 0.75,
      detectors: [:]
    )
    let trace = Trace(
      span: span,
      provenance: .common,
      lift: nil,
      occurrences: 0,
      expectedByChance: 0,
      tokenCount: 1,
      rows: []
    )
    return TraceEntry(trace: trace, evidence: [])
  }

  /// What the store is to tell of the tokens.
  var expected: [TokenStrip.Token] {
    ranges.indices.map { token in
      let isJudged = judged.contains { $0.overlaps(ranges[token]) && ranges[token].count > 0 }
      let isKept = isJudged || divergence.baseRank[token] != 1
      return TokenStrip.Token(
        range: ranges[token],
        klTunedBase: divergence.klTunedBase[token],
        klBaseTuned: divergence.klBaseTuned[token],
        baseRank: divergence.baseRank[token],
        tunedRank: divergence.tunedRank[token],
        baseLogProbability: divergence.baseLogProbability[token],
        tunedLogProbability: divergence.tunedLogProbability[token],
        baseEntropy: divergence.baseEntropy[token],
        tunedEntropy: divergence.tunedEntropy[token],
        baseTop: isKept ? Self.shown(divergence.baseTop[token]) : nil,
        tunedTop: isKept ? Self.shown(divergence.tunedTop[token]) : nil
      )
    }
  }

  private static func shown(_ top: [TokenProbability]) -> [LikelyToken]? {
    guard !top.isEmpty else { return nil }
    return top.map { token in
      guard case .text(let text) = token.key else { return LikelyToken(text: "", probability: 0) }
      return LikelyToken(text: text, probability: token.probability)
    }
  }
}
