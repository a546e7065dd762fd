extension Estimator {
  /// Which way an estimator points.
  public enum Direction: String, Hashable, Sendable {
    /// Higher = more suspect.
    case suspicion = "higher = more suspect"
    /// Higher = surer.
    case confidence = "higher = surer"
  }

  /// Which way it points.
  public var direction: Direction {
    switch self {
    case .semanticConfidence, .ccpToken: .confidence
    default: .suspicion
    }
  }

  /// What its numbers count.
  public var unit: String {
    switch self {
    case .ccp: "minus a probability"
    case .semanticConfidence: "share"
    case .monteCarloNormalized: "nats a token"
    default: "nats"
    }
  }

  /// What it is, in a few words.
  public var meaning: String {
    switch self {
    case .surprisal: "minus the log-likelihood of each token"
    case .highestSurprisal: "surprisal of the least likely token"
    case .maximumSequenceProbability: "minus the log-likelihood of the answer"
    case .logPerplexity: "mean surprisal of the tokens"
    case .meanTokenEntropy: "mean entropy of the tokens' distributions"
    case .highestTokenEntropy: "highest entropy of a token's distribution"
    case .selfCertainty: "minus the mean KL(uniform || distribution)"
    case .pmi: "minus the mean gain of likelihood by the prompt"
    case .pmiFirstTokenUnpaired: "the same, 0 for the first token's own likelihood"
    case .tokenSAR: "surprisal weighted by each token's relevance"
    case .ccp: "minus the probability of the claims, however worded"
    case .ccpToken: "log share of alternatives that claim the same"
    case .monteCarloNormalized: "mean surprisal a token over sampled answers"
    case .sentenceSAR: "lack of support of samples by similar samples"
    case .semanticDiscrete: "entropy of cluster sizes"
    case .semanticConfidence: "1 - entropy of cluster sizes / ln samples"
    case .semanticDirectFrequency: "-sum over samples of f ln f, f by cluster size"
    case .semanticNormalized: "entropy of normalised cluster probabilities"
    case .semanticNormalizedByToken: "the same, each log-likelihood divided by its tokens"
    case .semanticLogSum: "minus the mean log-sum of each sample's cluster"
    case .semanticDirect: "-sum over samples of P ln P, P of their cluster"
    case .selfCheckMean: "mean unigram surprisal of each sentence"
    case .selfCheckMaximum: "highest unigram surprisal of each sentence"
    case .selfCheckDocumentMean: "mean unigram surprisal of all tokens"
    case .selfCheckDocumentMaximum: "mean of the sentences' highest"
    }
  }

  /// Where it comes from.
  public var source: String {
    switch self {
    case .surprisal, .highestSurprisal: "Shannon 1948"
    case .maximumSequenceProbability: "lm-polygraph MaximumSequenceProbability"
    case .logPerplexity: "Fomicheva et al. 2020; lm-polygraph Perplexity"
    case .meanTokenEntropy: "Fomicheva et al. 2020; lm-polygraph MeanTokenEntropy"
    case .highestTokenEntropy: "lm-polygraph MaxTokenEntropy"
    case .selfCertainty: "Kang et al. 2502.18581; lm-polygraph SelfCertainty"
    case .pmi: "Takayama and Arase 2019"
    case .pmiFirstTokenUnpaired: "lm-polygraph MeanPointwiseMutualInformation"
    case .tokenSAR: "Duan et al. 2307.01379; lm-polygraph TokenSAR"
    case .ccp, .ccpToken: "Fadeeva et al. 2403.04696; lm-polygraph CCP"
    case .monteCarloNormalized:
      "Malinin and Gales 2021; lm-polygraph MonteCarloNormalizedSequenceEntropy"
    case .sentenceSAR: "Duan et al. 2307.01379; lm-polygraph SentenceSAR"
    case .semanticDiscrete: "Farquhar et al. 2024, cluster assignment"
    case .semanticConfidence: "UQLM"
    case .semanticDirectFrequency: "lm-polygraph, direct from frequencies"
    case .semanticNormalized: "Farquhar et al. 2024, code, without its length normalisation"
    case .semanticNormalizedByToken: "Farquhar et al. 2024, code"
    case .semanticLogSum: "Kuhn et al. 2302.09664; lm-polygraph SemanticEntropy"
    case .semanticDirect: "lm-polygraph, direct"
    case .selfCheckMean, .selfCheckMaximum, .selfCheckDocumentMean, .selfCheckDocumentMaximum:
      "Manakul et al. 2303.08896"
    }
  }
}
