import Divergence
import Foundation
import Generations
import SpoorModel
import Testing

/// world-a's vLLM-shaped files hold the 20 likeliest tokens of 60 responses a model, whose full
/// logits are there as well.
@Suite("world-a's top 20", .enabled(if: WorldA.folder != nil, WorldA.absence))
struct WorldATopTwentyTests {
  /// The log-probabilities are of unrounded logits, the dump of logits in float16: up to 0.0091 nats
  /// lie between the two for the same token, in the files themselves.
  private static let betweenFiles = 0.01

  private struct Count {
    var inside = 0
    var tokens = 0
    var width = 0.0
  }

  private func bounds(of model: String, _ assumptions: TruncatedPair.Assumptions) throws
    -> [(bounded: ResponseDivergence, exact: ResponseDivergence)]
  {
    let generations = try WorldA.generations(of: model)
    let byID = Dictionary(uniqueKeysWithValues: generations.map { ($0.promptID, $0) })
    func told(_ side: LogProbabilityFile.Side) throws -> any DistributionReader {
      try LogProbabilityFile.reader(
        at: WorldA.file("prompt_logprobs_\(model).jsonl.gz"),
        side: side,
        generations: generations
      )
    }
    func measured(_ pairs: DistributionPairs, _ measure: ResponseMeasure) throws
      -> [String: ResponseDivergence]
    {
      var responses: [String: ResponseDivergence] = [:]
      while let pair = try pairs.next() {
        let generation = try #require(byID[pair.promptID])
        responses[pair.promptID] = try measure.divergence(of: generation, pair)
      }
      return responses
    }
    let exact = try measured(try WorldA.logits(of: model, generations), ResponseMeasure())
    let bounded = try measured(
      DistributionPairs(tuned: try told(.tuned), base: try told(.base)),
      ResponseMeasure(assumptions: assumptions)
    )
    return bounded.compactMap { id, bounded in exact[id].map { (bounded, $0) } }
  }

  @Test("every exact value lies inside its interval", arguments: ["sft", "lora"])
  func inside(model: String) throws {
    let assumptions = TruncatedPair.Assumptions(
      floor: 1e-12,
      vocabularySize: 2_048,
      precision: Self.betweenFiles
    )
    let responses = try bounds(of: model, assumptions)
    #expect(responses.count == 60)
    for (name, values) in [
      ("KL(tuned‖base)", \ResponseDivergence.klTunedBase), ("KL(base‖tuned)", \.klBaseTuned),
      ("total variation", \.totalVariation), ("Jensen-Shannon", \.jensenShannon),
      ("tuned entropy", \.tunedEntropy), ("base entropy", \.baseEntropy),
    ] {
      var count = Count()
      for (bounded, exact) in responses {
        for (bounds, value) in zip(bounded[keyPath: values], exact[keyPath: values]) {
          guard let bounds, let value = value?.exact else { continue }
          count.tokens += 1
          count.width += bounds.high - bounds.low
          if bounds.contains(value) { count.inside += 1 }
        }
      }
      print(
        "\(model) \(name): \(count.inside) of \(count.tokens) inside, "
          + "mean width \(count.width / Double(count.tokens))"
      )
      #expect(count.inside == count.tokens && count.tokens > 1_000)
    }
  }

  @Test("shift classes are decided where the server tells ranks", arguments: ["sft", "lora"])
  func decided(model: String) throws {
    let responses = try bounds(of: model, .init())
    var (known, same, all) = (0, 0, 0)
    for (bounded, exact) in responses {
      for (rank, expected) in zip(bounded.baseRank, exact.baseRank) {
        all += 1
        guard let found = rank?.shiftClass else { continue }
        known += 1
        if found == expected?.shiftClass { same += 1 }
      }
    }
    print("\(model): classes of \(known) of \(all) tokens decided, \(same) as by full logits")
    #expect(known == all)
    // A rank that two logits in float16 make equal may differ by one.
    #expect(Double(same) >= 0.995 * Double(all))
  }
}
