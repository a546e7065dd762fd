/// An estimator of how unsure a model was of an answer, with its variant.
///
/// The raw values are the names in files and on the command line. Formulas: `docs/method.md`.
public enum Estimator: String, Hashable, Sendable, CaseIterable {
  /// ``TokenLikelihoods/surprisals``.
  case surprisal
  /// ``TokenLikelihoods/highestSurprisal``.
  case highestSurprisal = "surprisal.max"
  /// ``TokenLikelihoods/maximumSequenceProbability``.
  case maximumSequenceProbability = "msp"
  /// ``TokenLikelihoods/logPerplexity``.
  case logPerplexity = "log_perplexity"
  /// ``TokenEntropies/mean``.
  case meanTokenEntropy = "token_entropy.mean"
  /// ``TokenEntropies/highest``.
  case highestTokenEntropy = "token_entropy.max"
  /// ``SelfCertainty/value``.
  case selfCertainty = "self_certainty"
  /// ``PointwiseMutualInformation/overAllTokens``.
  case pmi = "pmi.all_tokens"
  /// ``PointwiseMutualInformation/firstTokenUnpaired``.
  case pmiFirstTokenUnpaired = "pmi.first_token_unpaired"
  /// ``TokenSAR/value``.
  case tokenSAR = "token_sar"
  /// ``ClaimConditionedProbability/value``.
  case ccp
  /// ``ClaimConditionedProbability/tokenScores``.
  case ccpToken = "ccp.token"
  /// ``MonteCarloEntropy/normalized``.
  case monteCarloNormalized = "monte_carlo_entropy.normalized"
  /// ``SentenceSAR/value``.
  case sentenceSAR = "sentence_sar"
  /// ``SampleClusters/discreteEntropy``.
  case semanticDiscrete = "semantic_entropy.discrete"
  /// ``SampleClusters/discreteConfidence``.
  case semanticConfidence = "semantic_entropy.discrete_confidence"
  /// ``SampleClusters/directFrequency``.
  case semanticDirectFrequency = "semantic_entropy.direct_frequency"
  /// ``SemanticEntropy/normalizedClusters``.
  case semanticNormalized = "semantic_entropy.normalized_clusters"
  /// ``SemanticEntropy/normalizedClusters`` of each sample's mean log-likelihood a token.
  case semanticNormalizedByToken = "semantic_entropy.normalized_clusters_by_token"
  /// ``SemanticEntropy/meanClusterLogSum``.
  case semanticLogSum = "semantic_entropy.cluster_log_sum"
  /// ``SemanticEntropy/direct``.
  case semanticDirect = "semantic_entropy.direct"
  /// ``UnigramSelfCheck/sentenceMeans``.
  case selfCheckMean = "selfcheck_unigram.sentence_mean"
  /// ``UnigramSelfCheck/sentenceMaxima``.
  case selfCheckMaximum = "selfcheck_unigram.sentence_max"
  /// ``UnigramSelfCheck/documentMean``.
  case selfCheckDocumentMean = "selfcheck_unigram.document_mean"
  /// ``UnigramSelfCheck/documentMaximum``.
  case selfCheckDocumentMaximum = "selfcheck_unigram.document_max"

  /// What the estimator reads, all of it.
  ///
  /// SelfCheck takes sentences for the text where there is none, and the text for one sentence.
  public var inputs: [EstimatorInput] {
    switch self {
    case .surprisal, .highestSurprisal, .maximumSequenceProbability, .logPerplexity:
      [.logLikelihoods]
    case .meanTokenEntropy, .highestTokenEntropy: [.tokenEntropies]
    case .selfCertainty: [.distributions]
    case .pmi, .pmiFirstTokenUnpaired: [.logLikelihoods, .unconditionalLogLikelihoods]
    case .tokenSAR: [.logLikelihoods, .tokenSimilarity]
    case .ccp, .ccpToken: [.alternatives, .inference]
    case .monteCarloNormalized: [.sampleLogProbabilities, .sampleTokenCounts]
    case .sentenceSAR: [.sampleLogProbabilities, .similarity]
    case .semanticDiscrete, .semanticConfidence, .semanticDirectFrequency: [.clusters]
    case .semanticNormalized, .semanticLogSum, .semanticDirect:
      [.sampleLogProbabilities, .clusters]
    case .semanticNormalizedByToken: [.sampleLogProbabilities, .sampleTokenCounts, .clusters]
    case .selfCheckMean, .selfCheckMaximum, .selfCheckDocumentMean, .selfCheckDocumentMaximum:
      [.sentences, .samples]
    }
  }

  /// Whether it gives a number for the answer, or one for each part of it.
  public var scope: Scope {
    switch self {
    case .surprisal, .ccpToken: .token
    case .selfCheckMean, .selfCheckMaximum: .sentence
    default: .answer
    }
  }

  /// What an estimator gives a number for.
  public enum Scope: String, Hashable, Sendable {
    /// The answer.
    case answer
    /// Each of its tokens.
    case token
    /// Each of its sentences.
    case sentence
  }
}
