public import SpoorModel

/// What is known of one answer; every estimator whose inputs are there can be computed.
///
/// `nil` is what nobody recorded. Numbers are checked when an estimator reads them.
public struct EstimatorInputs: Hashable, Sendable {
  /// As ``EstimatorInput/logLikelihoods``.
  public var logLikelihoods: [Double]?
  /// As ``EstimatorInput/unconditionalLogLikelihoods``; the first token's may be unknown.
  public var unconditionalLogLikelihoods: [Double?]?
  /// As ``EstimatorInput/tokenEntropies``.
  public var tokenEntropies: [Bounds]?
  /// As ``EstimatorInput/distributions``.
  public var distributions: [[Double]]?
  /// As ``EstimatorInput/tokenSimilarity``.
  public var tokenSimilarity: [Double]?
  /// As ``EstimatorInput/alternatives`` with the labels of ``EstimatorInput/inference``.
  public var alternatives: [[TokenAlternative]]?
  /// As ``EstimatorInput/sampleLogProbabilities``.
  public var sampleLogProbabilities: [Double]?
  /// As ``EstimatorInput/sampleTokenCounts``.
  public var sampleTokenCounts: [Int]?
  /// As ``EstimatorInput/clusters``.
  public var clusters: [[Int]]?
  /// As ``EstimatorInput/similarity``.
  public var similarity: [[Double]]?
  /// As ``EstimatorInput/text``; `nil`: the sentences.
  public var text: String?
  /// As ``EstimatorInput/sentences``; `nil`: the text is one.
  public var sentences: [String]?
  /// As ``EstimatorInput/samples``.
  public var samples: [String]?

  /// Creates inputs of an answer of which nothing is known.
  public init() {}

  /// What an estimator says; `nil` where an input is missing, or where it is undefined (no token, no
  /// sample, and what the estimator's own type says).
  ///
  /// - Throws: ``EstimatorError`` for inputs that are malformed or at odds with each other.
  public func value(of estimator: Estimator) throws(EstimatorError) -> EstimatorValue? {
    switch estimator {
    case .surprisal: try likelihoods?.surprisals.eachValue
    case .highestSurprisal: EstimatorValue(try likelihoods?.highestSurprisal)
    case .maximumSequenceProbability:
      EstimatorValue(try likelihoods?.maximumSequenceProbability)
    case .logPerplexity: EstimatorValue(try likelihoods?.logPerplexity)
    case .meanTokenEntropy: EstimatorValue(try entropies?.mean)
    case .highestTokenEntropy: EstimatorValue(try entropies?.highest)
    case .selfCertainty: EstimatorValue(try selfCertainty?.value)
    case .pmi: EstimatorValue(try mutualInformation?.overAllTokens)
    case .pmiFirstTokenUnpaired: EstimatorValue(try mutualInformation?.firstTokenUnpaired)
    case .tokenSAR: EstimatorValue(try tokenSAR?.value)
    case .ccp: EstimatorValue(try claims?.value)
    case .ccpToken: try claims?.tokenScores.eachValue
    default: try valueOverSamples(of: estimator)
    }
  }

  private func valueOverSamples(
    of estimator: Estimator
  ) throws(EstimatorError) -> EstimatorValue? {
    switch estimator {
    case .monteCarloNormalized: EstimatorValue(try monteCarlo?.normalized)
    case .sentenceSAR: EstimatorValue(try sentenceSAR?.value)
    case .semanticDiscrete: EstimatorValue(try sampleClusters?.discreteEntropy)
    case .semanticConfidence: EstimatorValue(try sampleClusters?.discreteConfidence)
    case .semanticDirectFrequency: EstimatorValue(try sampleClusters?.directFrequency)
    case .semanticNormalized: EstimatorValue(try semanticEntropy?.normalizedClusters)
    case .semanticNormalizedByToken:
      EstimatorValue(try semanticEntropyByToken?.normalizedClusters)
    case .semanticLogSum: EstimatorValue(try semanticEntropy?.meanClusterLogSum)
    case .semanticDirect: EstimatorValue(try semanticEntropy?.direct)
    case .selfCheckMean: try selfCheck?.sentenceMeans.eachValue
    case .selfCheckMaximum: try selfCheck?.sentenceMaxima.eachValue
    case .selfCheckDocumentMean: EstimatorValue(try selfCheck?.documentMean)
    case .selfCheckDocumentMaximum: EstimatorValue(try selfCheck?.documentMaximum)
    default: nil
    }
  }
}

extension [Double] {
  /// A number for each part; `nil` where there is no part.
  fileprivate var eachValue: EstimatorValue? { isEmpty ? nil : .each(self) }
}
