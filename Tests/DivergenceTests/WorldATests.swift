import Divergence
import Foundation
import SpoorModel
import Statistics
import Testing

/// Values of one response, in both of world-a's files of them.
private struct Metrics: Decodable {
  var promptID: String
  var tokenIDs: [Int]?
  var klTunedBase: [Double]
  var klBaseTuned: [Double]
  var tunedEntropy: [Double]
  var baseEntropy: [Double]
  var tunedLogProbability: [Double]
  var baseLogProbability: [Double]
  var tunedRank: [Int]
  var baseRank: [Int]

  enum CodingKeys: String, CodingKey {
    case promptID = "prompt_id"
    case tokenIDs = "token_ids"
    case klTunedBase = "kl_tuned_base"
    case klBaseTuned = "kl_base_tuned"
    case tunedEntropy = "entropy_tuned"
    case baseEntropy = "entropy_base"
    case tunedLogProbability = "tuned_logprob"
    case baseLogProbability = "base_logprob"
    case tunedRank = "tuned_rank"
    case baseRank = "base_rank"
  }
}

private struct PromptType: Decodable {
  var id: String
  var type: String

  enum CodingKeys: String, CodingKey {
    case id = "prompt_id"
    case type
  }
}

@Suite("world-a", .enabled(if: WorldA.folder != nil, WorldA.absence))
struct WorldATests {
  static func agrees(_ ours: [Bounds?], _ theirs: [Double]) -> Bool {
    agrees(ours.map { $0?.exact }, theirs)
  }

  static func agrees(_ ours: [Double?], _ theirs: [Double]) -> Bool {
    ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { one, other in
        guard let one else { return false }
        return abs(one - other) <= max(1e-6, 1e-4 * abs(other))
      }
  }

  @Test(
    "the kernel gives the float64 reference from the float16 logits",
    arguments: [("sft", 20), ("sft_early", 18), ("lora", 20)]
  )
  func reference(model: String, responses: Int) throws {
    let all = try JSONDecoder().decode(
      [String: [Metrics]].self,
      from: WorldA.data("reference_float64.json")
    )
    let generations = try WorldA.generations(of: model)
    let pairs = try WorldA.logits(of: model, generations)
    var compared = 0
    while let pair = try pairs.next() {
      guard let expected = try #require(all[model]).first(where: { $0.promptID == pair.promptID })
      else { continue }
      let generation = try #require(generations.first { $0.promptID == pair.promptID })
      let measured = try ResponseMeasure().divergence(of: generation, pair)
      #expect(Self.agrees(measured.klTunedBase, expected.klTunedBase))
      #expect(Self.agrees(measured.klBaseTuned, expected.klBaseTuned))
      #expect(Self.agrees(measured.tunedEntropy, expected.tunedEntropy))
      #expect(Self.agrees(measured.baseEntropy, expected.baseEntropy))
      #expect(Self.agrees(measured.tunedLogProbability, expected.tunedLogProbability))
      #expect(Self.agrees(measured.baseLogProbability, expected.baseLogProbability))
      #expect(measured.tunedRank.map { $0?.exact } == expected.tunedRank)
      #expect(measured.baseRank.map { $0?.exact } == expected.baseRank)
      // Another token may be as likely: float16 has few values.
      for token in generation.tokenIDs.indices where measured.tunedRank[token] == 1 {
        let likeliest = try #require(measured.tunedTop[token].first)
        #expect(abs(log(likeliest.probability) - (measured.tunedLogProbability[token] ?? 0)) < 1e-6)
      }
      compared += 1
    }
    #expect(compared == responses)
  }

  @Test(
    "the summary with <eos> gives RESULTS.md's table",
    arguments: [
      ("sft", "all", 268, 9_473, [4.590, 1.938, 0.706, 0.110, 0.184]),
      ("sft", "qa", 176, 1_721, [6.314, 2.720, 0.452, 0.169, 0.379]),
      ("sft", "long", 92, 7_752, [1.290, 0.443, 0.762, 0.096, 0.141]),
      ("sft_early", "all", 268, 8_217, [4.148, 1.571, 0.714, 0.128, 0.158]),
      ("sft_early", "qa", 176, 1_774, [5.638, 2.249, 0.518, 0.170, 0.312]),
      ("sft_early", "long", 92, 6_443, [1.298, 0.274, 0.767, 0.117, 0.116]),
      ("lora", "all", 268, 9_923, [3.923, 1.795, 0.722, 0.114, 0.164]),
      ("lora", "qa", 176, 1_690, [5.603, 2.564, 0.467, 0.167, 0.366]),
      ("lora", "long", 92, 8_233, [0.709, 0.322, 0.774, 0.103, 0.122]),
    ]
  )
  func results(
    model: String,
    type: String,
    responses: Int,
    tokens: Int,
    figures: [Double]
  ) throws {
    let prompts = try WorldA.lines("eval_prompts.jsonl", as: PromptType.self)
    let wanted = Set(prompts.filter { type == "all" || $0.type == type }.map(\.id))
    let metrics = try WorldA.lines("token_metrics_\(model).jsonl.gz", as: Metrics.self)
    let scored = try metrics.filter { wanted.contains($0.promptID) }.map { metrics in
      var response = ResponseDivergence(
        promptID: metrics.promptID,
        model: model,
        source: .precomputed
      )
      response.klTunedBase = metrics.klTunedBase.map(Bounds.init(exactly:))
      response.klBaseTuned = metrics.klBaseTuned.map(Bounds.init(exactly:))
      response.baseRank = metrics.baseRank.map(RankBounds.init(exactly:))
      return try ScoredResponse(response, contentTokens: response.count - 1)
    }
    let group = DivergenceSummary(
      of: scored,
      endOfSequence: .included,
      bootstrap: Bootstrap(replicates: 20)
    ).all
    #expect(group.responses == responses && group.tokens == tokens)
    let (profile, shift) = (group.klTunedBase, group.shift)
    let ours = [
      profile.first.mean, profile.rest.mean, shift.unshifted.share, shift.marginal.share,
      shift.shifted.share,
    ]
    for (one, other) in zip(ours, figures) { #expect(abs(try #require(one) - other) <= 5.01e-4) }
  }
}
