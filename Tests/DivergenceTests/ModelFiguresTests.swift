import Divergence
import SpoorModel
import Statistics
import Testing

@Suite("Figures of models")
struct ModelFiguresTests {
  private func figures(
    _ responses: [(prompt: String, kl: [Double?], ranks: [RankBounds?])]
  ) throws -> ModelFigures {
    ModelFigures(
      try responses.map { prompt, kl, ranks in
        var response = ResponseDivergence(promptID: prompt, model: "m", source: .logits)
        response.klTunedBase = kl.map { $0.map(Bounds.init(exactly:)) }
        response.baseRank = ranks
        response.fillUp()
        return ResponseFigures(try ScoredResponse(response, contentTokens: kl.count))
      }
    )
  }

  @Test("divergences are means of responses' means, shares are of all tokens")
  func weights() throws {
    let model = try figures([
      ("a", [4, 2], [1, 9]), ("b", [1, nil, 1, .infinity], [2, 5, 5, 5]),
    ])
    #expect(model.estimate(of: .klTunedBase, by: Bootstrap())?.value == 2)
    #expect(model.estimate(of: .klTunedBaseFirst, by: Bootstrap())?.value == 2.5)
    #expect(model.estimate(of: .shifted, by: Bootstrap())?.value == 4.0 / 6)
    #expect(model.estimate(of: .shiftedPlace, by: Bootstrap())?.value == (0.5 + 1.5) / 4)
    #expect(model.estimate(of: .jaccard, by: Bootstrap()) == nil)
  }

  @Test("ranks that leave a class open count in no share")
  func undecided() throws {
    let open = RankBounds(low: 2, high: 7)
    let model = try figures([("a", [1, 1, 1], [1, open, RankBounds(low: 4, high: nil)])])
    #expect(model.estimate(of: .unshifted, by: Bootstrap())?.value == 0.5)
    #expect(model.estimate(of: .shifted, by: Bootstrap())?.value == 0.5)
  }

  @Test("a difference pairs prompts: a gap that every prompt shows is certain, however they differ")
  func paired() throws {
    let first = (0..<20).map { ("p\($0)", [Double($0)] as [Double?], [1] as [RankBounds?]) }
    let second = (5..<25).map { ("p\($0)", [Double($0) - 1] as [Double?], [1] as [RankBounds?]) }
    let (one, other) = (try figures(first), try figures(second))
    let difference = one.difference(from: other, in: .klTunedBase, by: Bootstrap())
    #expect(difference == Estimate(value: 1, low: 1, high: 1))
    #expect(one.commonPrompts(with: other) == 15)
    let alone = try figures([("z", [1], [1])])
    #expect(one.difference(from: alone, in: .klTunedBase, by: Bootstrap()) == nil)
  }
}
