/// The estimators' types, each `nil` where an input of it is missing.
extension EstimatorInputs {
  var likelihoods: TokenLikelihoods? {
    get throws(EstimatorError) {
      guard let logLikelihoods else { return nil }
      return try TokenLikelihoods(logLikelihoods)
    }
  }

  var entropies: TokenEntropies? {
    get throws(EstimatorError) {
      guard let tokenEntropies else { return nil }
      return try TokenEntropies(tokenEntropies)
    }
  }

  var selfCertainty: SelfCertainty? {
    get throws(EstimatorError) {
      guard let distributions else { return nil }
      return try SelfCertainty(distributions)
    }
  }

  var mutualInformation: PointwiseMutualInformation? {
    get throws(EstimatorError) {
      guard let unconditionalLogLikelihoods, let likelihoods = try likelihoods else { return nil }
      return try PointwiseMutualInformation(
        likelihoods,
        unconditional: unconditionalLogLikelihoods
      )
    }
  }

  var tokenSAR: TokenSAR? {
    get throws(EstimatorError) {
      guard let tokenSimilarity, let likelihoods = try likelihoods else { return nil }
      return try TokenSAR(likelihoods, similarities: tokenSimilarity)
    }
  }

  var claims: ClaimConditionedProbability? {
    get throws(EstimatorError) {
      guard let alternatives else { return nil }
      return try ClaimConditionedProbability(alternatives)
    }
  }

  var monteCarlo: MonteCarloEntropy? {
    get throws(EstimatorError) {
      guard let sampleLogProbabilities, let sampleTokenCounts else { return nil }
      return try MonteCarloEntropy(
        logProbabilities: sampleLogProbabilities,
        tokenCounts: sampleTokenCounts
      )
    }
  }

  var sentenceSAR: SentenceSAR? {
    get throws(EstimatorError) {
      guard let sampleLogProbabilities, let similarity else { return nil }
      return try SentenceSAR(logProbabilities: sampleLogProbabilities, similarity: similarity)
    }
  }

  var sampleClusters: SampleClusters? {
    get throws(EstimatorError) {
      guard let clusters else { return nil }
      return try SampleClusters(clusters)
    }
  }

  var semanticEntropy: SemanticEntropy? {
    get throws(EstimatorError) {
      guard let sampleLogProbabilities, let clusters = try sampleClusters else { return nil }
      return try SemanticEntropy(logProbabilities: sampleLogProbabilities, clusters: clusters)
    }
  }

  /// Of each sample's mean log-likelihood a token; `nil` also where a sample has no token.
  var semanticEntropyByToken: SemanticEntropy? {
    get throws(EstimatorError) {
      guard let samples = try monteCarlo, !samples.tokenCounts.contains(0),
        let clusters = try sampleClusters
      else { return nil }
      let means = zip(samples.logProbabilities, samples.tokenCounts).map { $0 / Double($1) }
      return try SemanticEntropy(logProbabilities: means, clusters: clusters)
    }
  }

  var selfCheck: UnigramSelfCheck? {
    get throws(EstimatorError) {
      guard let samples, let sentences = sentences ?? text.map({ [$0] }) else { return nil }
      return try UnigramSelfCheck(
        text: text ?? sentences.joined(separator: " "),
        sentences: sentences,
        samples: samples
      )
    }
  }
}
