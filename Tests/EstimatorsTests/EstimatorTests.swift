import Estimators
import SpoorModel
import Statistics
import Testing

@Suite("Estimators by name") struct EstimatorTests {
  private static var full: EstimatorInputs {
    var inputs = EstimatorInputs()
    inputs.logLikelihoods = [-1, -2]
    inputs.unconditionalLogLikelihoods = [-2, -3]
    inputs.tokenEntropies = [Bounds(exactly: 0.5), Bounds(low: 0.5, high: 1)]
    inputs.distributions = [[0.5, 0.5], [0.9, 0.1]]
    inputs.tokenSimilarity = [0.5, 0.2]
    inputs.alternatives = [[TokenAlternative(probability: 0.5, label: .entail)]]
    inputs.sampleLogProbabilities = [-1, -3]
    inputs.sampleTokenCounts = [1, 2]
    inputs.clusters = [[0], [1]]
    inputs.similarity = [[1, 0.5], [0.5, 1]]
    inputs.sentences = ["a b", "c"]
    inputs.samples = ["a c"]
    return inputs
  }

  @Test("each gives a value where its inputs are there", arguments: Estimator.allCases)
  func values(estimator: Estimator) throws {
    let value = try #require(try Self.full.value(of: estimator))
    switch (value, estimator.scope) {
    case (.answer, .answer): break
    case (.each(let numbers), .sentence): #expect(numbers.count == 2)
    case (.each(let numbers), .token): #expect(numbers.count == (estimator == .ccpToken ? 1 : 2))
    default: Issue.record("\(estimator) gives \(value), not one for the \(estimator.scope)")
    }
  }

  @Test("none gives a value without its inputs", arguments: Estimator.allCases)
  func missing(estimator: Estimator) throws {
    #expect(try EstimatorInputs().value(of: estimator) == nil)
    for input in estimator.inputs {
      var inputs = Self.full
      inputs.remove(input)
      #expect(try inputs.value(of: estimator) == nil, "\(estimator) without \(input)")
    }
  }

  @Test("each is told in one line", arguments: Estimator.allCases)
  func told(estimator: Estimator) {
    for text in [estimator.meaning, estimator.unit, estimator.source] {
      #expect(!text.isEmpty && !text.contains("\n"))
    }
    #expect(estimator.rawValue.wholeMatch(of: /[a-z_]+(\.[a-z_]+)?/) != nil)
    #expect(!estimator.inputs.isEmpty)
  }

  @Test("semantic entropy and PMI never go without their variant")
  func variants() {
    let bare = ["semantic_entropy", "pmi", "selfcheck_unigram", "monte_carlo_entropy"]
    for name in bare { #expect(Estimator(rawValue: name) == nil) }
  }

  @Test("semantic entropy by token is that of mean log-likelihoods; undefined of an empty sample")
  func byToken() throws {
    var inputs = EstimatorInputs()
    inputs.sampleLogProbabilities = [-2, -3.6, -2, -15]
    inputs.sampleTokenCounts = [2, 3, 1, 5]
    inputs.clusters = [[0, 1], [2], [3]]
    // The means are the references' input.
    guard case .answer(let entropy)? = try inputs.value(of: .semanticNormalizedByToken) else {
      Issue.record("no value")
      return
    }
    #expect(isClose(entropy.exact, 0.6489, 5e-5))
    inputs.sampleTokenCounts = [2, 3, 0, 5]
    #expect(try inputs.value(of: .semanticNormalizedByToken) == nil)
  }

  @Test("SelfCheck takes a text without sentences for one")
  func textAlone() throws {
    var inputs = EstimatorInputs()
    inputs.text = "a b"
    inputs.samples = ["a"]
    guard case .each(let scores)? = try inputs.value(of: .selfCheckMean) else {
      Issue.record("no value")
      return
    }
    #expect(scores.count == 1)
  }

  @Test("whatever numbers stand in a file, a value is finite or there is an error or none")
  func extremes() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<300 {
      var inputs = Self.full
      inputs.logLikelihoods = Self.extreme(&generator)
      inputs.unconditionalLogLikelihoods = Self.extreme(&generator)
      inputs.tokenEntropies = Self.extreme(&generator).map(Bounds.init(exactly:))
      inputs.distributions = [Self.extreme(&generator)]
      inputs.tokenSimilarity = Self.extreme(&generator)
      inputs.sampleLogProbabilities = Self.extreme(&generator)
      inputs.similarity = [Self.extreme(&generator), Self.extreme(&generator)]
      for estimator in Estimator.allCases { Self.expectFinite(estimator, inputs) }
    }
  }

  private static func extreme(_ generator: inout SplitMix64) -> [Double] {
    let numbers = [
      -Double.greatestFiniteMagnitude, -1e300, -800, -1, -.leastNonzeroMagnitude, 0,
      .leastNonzeroMagnitude, 0.5, 1,
      .greatestFiniteMagnitude, .infinity,
    ]
    // Mostly ones that are taken, else every round would end in errors.
    let count = generator.index(below: 8) == 0 ? numbers.count : 6
    let first = generator.index(below: 3) == 0 ? 5 : 0
    return (0..<2).map { _ in numbers[(first + generator.index(below: count)) % numbers.count] }
  }

  private static func expectFinite(_ estimator: Estimator, _ inputs: EstimatorInputs) {
    do throws(EstimatorError) {
      switch try inputs.value(of: estimator) {
      case .answer(let bounds)?: #expect(bounds.low.isFinite && bounds.high.isFinite)
      case .each(let numbers)?: #expect(numbers.allSatisfy { $0.isFinite })
      case nil: break
      }
    } catch { #expect(!error.description.isEmpty) }
  }

  @Test("errors name the input as the file does")
  func errors() {
    let error = EstimatorError.lengthsDiffer(.logLikelihoods, 2, .tokenSimilarity, 3)
    let counts =
      "\" is of 2, \"token_similarity\" of 3 tokens or samples; they must be the same ones"
    #expect(error.description == "\"log_likelihoods" + counts)
    let renamed = error.description { $0 == .logLikelihoods ? "tuned_logprob" : $0.rawValue }
    #expect(renamed == "\"tuned_logprob" + counts)
  }
}

extension EstimatorInputs {
  fileprivate mutating func remove(_ input: EstimatorInput) {
    switch input {
    case .logLikelihoods: logLikelihoods = nil
    case .unconditionalLogLikelihoods: unconditionalLogLikelihoods = nil
    case .tokenEntropies: tokenEntropies = nil
    case .distributions: distributions = nil
    case .tokenSimilarity: tokenSimilarity = nil
    case .alternatives, .inference: alternatives = nil
    case .sampleLogProbabilities: sampleLogProbabilities = nil
    case .sampleTokenCounts: sampleTokenCounts = nil
    case .clusters: clusters = nil
    case .similarity: similarity = nil
    case .text: text = nil
    case .sentences: sentences = nil
    case .samples: samples = nil
    }
  }
}
