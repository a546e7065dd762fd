import Estimators
import SpoorModel
import Statistics
import Testing

@Suite("Estimators over an answer's tokens") struct TokenEstimatorTests {
  private static let logLikelihoods = [-0.1, -1, -0.5]

  @Test("MSP and log-perplexity are lm-polygraph's on its input")
  func likelihoods() throws {
    let tokens = try TokenLikelihoods(Self.logLikelihoods)
    #expect(isClose(tokens.maximumSequenceProbability, 1.6))
    #expect(isClose(tokens.logPerplexity, 0.5333333333333333))
    #expect(tokens.surprisals == [0.1, 1, 0.5])
    #expect(tokens.highestSurprisal == 1)
  }

  @Test("no token leaves every figure undefined")
  func nothing() throws {
    let tokens = try TokenLikelihoods([])
    #expect(tokens.surprisals.isEmpty)
    #expect(tokens.highestSurprisal == nil)
    #expect(tokens.maximumSequenceProbability == nil)
    #expect(tokens.logPerplexity == nil)
    #expect(try TokenSAR(tokens, similarities: []).value == nil)
    #expect(try PointwiseMutualInformation(tokens, unconditional: []).overAllTokens == nil)
    #expect(try PointwiseMutualInformation(tokens, unconditional: []).firstTokenUnpaired == nil)
    #expect(try TokenEntropies([Double]()).mean == nil)
    #expect(try TokenEntropies([Double]()).highest == nil)
    #expect(try ClaimConditionedProbability([]).value == nil)
    #expect(try SelfCertainty([]).value == nil)
  }

  @Test("what is no log-likelihood is refused", arguments: [-.infinity, .infinity, .nan, 0.001])
  func refused(value: Double) {
    guard
      case .notALogProbability(let input, let index, _)? = error(of: { () throws(EstimatorError) in
        try TokenLikelihoods([-1, value])
      })
    else { return #expect(Bool(false), "\(value) was taken") }
    #expect(input == .logLikelihoods)
    #expect(index == 1)
  }

  @Test("rounding above 0 counts as 0")
  func rounding() throws {
    let tokens = try TokenLikelihoods([1e-5, -0.0])
    #expect(tokens.maximumSequenceProbability == 0)
    #expect(tokens.logPerplexity?.sign == .plus)
  }

  @Test("entropies that are known have an exact mean, others its bounds")
  func entropies() throws {
    let known = try TokenEntropies([0.5, 1.5])
    #expect(known.mean?.exact == 1)
    #expect(known.highest?.exact == 1.5)
    let bounded = try TokenEntropies([Bounds(exactly: 1), Bounds(low: 0.5, high: 2)])
    #expect(bounded.mean == Bounds(low: 0.75, high: 1.5))
    #expect(bounded.highest == Bounds(low: 1, high: 2))
  }

  @Test("the bounds of the mean hold the mean of whatever lies inside")
  func boundsHold() throws {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let count = 1 + generator.index(below: 12)
      let inside = (0..<count).map { _ in Double.random(in: 0...9, using: &generator) }
      let bounds = inside.map { value in
        Bounds(
          low: value * Double.random(in: 0...1, using: &generator),
          high: value + Double.random(in: 0...3, using: &generator)
        )
      }
      let outer = try TokenEntropies(bounds)
      let mean = try #require(try TokenEntropies(inside).mean?.exact)
      let highest = try #require(try TokenEntropies(inside).highest?.exact)
      #expect(outer.mean?.contains(mean) == true)
      #expect(outer.highest?.contains(highest) == true)
    }
  }

  @Test("what is no entropy is refused", arguments: [-0.1, .infinity, .nan])
  func noEntropy(value: Double) {
    #expect(
      error { () throws(EstimatorError) in try TokenEntropies([1, value]) }
        == .notAnEntropy(.tokenEntropies, index: 1)
    )
  }

  @Test("PMI compares every token, or as lm-polygraph takes 0 for the first's own likelihood")
  func mutualInformation() throws {
    let tokens = try TokenLikelihoods([-1, -2, -0.5])
    let whole = try PointwiseMutualInformation(tokens, unconditional: [-3, -1, -2.5])
    #expect(isClose(whole.overAllTokens, -1))
    #expect(isClose(whole.firstTokenUnpaired, 0))
    let unknown = try PointwiseMutualInformation(tokens, unconditional: [nil, -1, -2.5])
    #expect(unknown.overAllTokens == nil)
    #expect(isClose(unknown.firstTokenUnpaired, 0))
  }

  @Test("PMI needs both scores of the same tokens")
  func unpaired() throws {
    let tokens = try TokenLikelihoods([-1, -2])
    #expect(
      error { () throws(EstimatorError) in
        try PointwiseMutualInformation(tokens, unconditional: [-1])
      } == .lengthsDiffer(.logLikelihoods, 2, .unconditionalLogLikelihoods, 1)
    )
    #expect(
      error { () throws(EstimatorError) in
        try PointwiseMutualInformation(tokens, unconditional: [-1, nil])
      } == .unknownValue(.unconditionalLogLikelihoods, index: 1)
    )
  }

  @Test("TokenSAR is lm-polygraph's on its input")
  func tokenSAR() throws {
    let tokens = try TokenLikelihoods(Self.logLikelihoods)
    #expect(isClose(try TokenSAR(tokens, similarities: [0.9, 0.4, 0.7]).value, 0.76))
    #expect(try TokenSAR(tokens, similarities: [1, 1, 1]).value == 0)
    #expect(
      error { () throws(EstimatorError) in try TokenSAR(tokens, similarities: [0.9, 2, 1]) }
        == .notASimilarity(.tokenSimilarity, index: 1, value: 2)
    )
  }

  @Test("self-certainty is lm-polygraph's on its input, and leaves out tokens of probability 0")
  func selfCertainty() throws {
    let distributions = [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]]
    #expect(isClose(try SelfCertainty(distributions).value, -0.19726368577970022))
    #expect(isClose(try SelfCertainty(distributions.map { $0 + [0] }).value, -0.19726368577970022))
    #expect(isClose(try SelfCertainty([[0.25, 0.25, 0.25, 0.25]]).value, 0))
    #expect(
      error { () throws(EstimatorError) in try SelfCertainty([[0.5, 0.5], [0.9, 0.9]]) }
        == .notAProbability(.distributions, index: 1, value: 1.8)
    )
  }
}

@Suite("Claim-conditioned probability") struct ClaimConditionedProbabilityTests {
  private static let tokens = [
    [(0.6, InferenceLabel.entail), (0.2, .contra), (0.1, .entail), (0.05, .neutral)],
    [(0.9, .entail), (0.05, .entail), (0.03, .contra)],
  ].map { $0.map { TokenAlternative(probability: $0.0, label: $0.1) } }

  @Test("is lm-polygraph's on its input, and a span's score sums its tokens'")
  func golden() throws {
    let claims = try ClaimConditionedProbability(Self.tokens)
    #expect(isClose(claims.value, -0.753968253968254))
    #expect(claims.tokenScores.count == 2)
    #expect(claims.score(of: 0..<2) == claims.tokenScores[0] + claims.tokenScores[1])
    #expect(claims.score(of: 1..<2) == claims.tokenScores[1])
    #expect(claims.score(of: 1..<1) == 0)
  }

  @Test("the emitted token claims itself, whatever its label", arguments: InferenceLabel.allCases)
  func emitted(label: InferenceLabel) throws {
    var tokens = Self.tokens
    tokens[0][0].label = label
    #expect(isClose(try ClaimConditionedProbability(tokens).value, -0.753968253968254))
  }

  @Test("neutral alternatives do not count")
  func neutral() throws {
    var tokens = Self.tokens
    tokens[0].remove(at: 3)
    #expect(isClose(try ClaimConditionedProbability(tokens).value, -0.753968253968254))
  }

  @Test("a token without an emitted one is refused")
  func refused() {
    #expect(
      error { () throws(EstimatorError) in
        try ClaimConditionedProbability([Self.tokens[0], []])
      } == .noEmittedToken(.alternatives, index: 1)
    )
    let impossible = [TokenAlternative(probability: 0, label: .entail)]
    #expect(
      error { () throws(EstimatorError) in try ClaimConditionedProbability([impossible]) }
        == .noEmittedToken(.alternatives, index: 0)
    )
  }
}
