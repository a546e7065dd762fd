/// What an estimator reads; the raw values are the keys of a record in a file.
public enum EstimatorInput: String, Hashable, Sendable, CaseIterable {
  /// ln p of each emitted token, given the prompt and the tokens before it.
  case logLikelihoods = "log_likelihoods"
  /// ln p of each emitted token, given only the answer's tokens before it.
  case unconditionalLogLikelihoods = "unconditional_log_likelihoods"
  /// The entropy of the distribution that each token was drawn from.
  case tokenEntropies = "token_entropies"
  /// The distribution that each token was drawn from: probabilities.
  case distributions
  /// How like the answer is to itself without each token.
  case tokenSimilarity = "token_similarity"
  /// For each token its likeliest alternatives with probabilities, the emitted one first.
  case alternatives
  /// For each alternative whether it says what the emitted token says.
  case inference = "nli"
  /// ln p of each sampled answer.
  case sampleLogProbabilities = "sample_log_probs"
  /// How many tokens each sampled answer has.
  case sampleTokenCounts = "sample_token_counts"
  /// Which sampled answers mean the same.
  case clusters
  /// How like each sampled answer is to each other one.
  case similarity
  /// The answer's text.
  case text
  /// The answer's sentences.
  case sentences
  /// The texts of sampled answers.
  case samples
}
