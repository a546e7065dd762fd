import Foundation

/// How usual the words of an answer's sentences are in the answer and in others sampled beside it.
///
/// p(w) = c(w)/N, counted over the text *and* all samples, no smoothing (k = 0); a token's score is
/// −ln p, nats. SelfCheckGPT's n-gram variant with n = 1 (Manakul et al. 2303.08896).
public struct UnigramSelfCheck: Hashable, Sendable {
  /// The mean score of each sentence's tokens.
  public let sentenceMeans: [Double]
  /// The highest score of each sentence's tokens.
  public let sentenceMaxima: [Double]
  /// The mean score of all sentences' tokens; `nil` without sentences.
  public let documentMean: Double?

  /// The mean of ``sentenceMaxima`` (`avg_max_neg_logprob`); `nil` without sentences.
  public var documentMaximum: Double? { sentenceMaxima.mean }

  /// Scores sentences of a text beside samples.
  ///
  /// Linear in the length of all texts.
  ///
  /// - Throws: ``EstimatorError`` for a sentence without a token, or with one that neither the text nor
  ///   a sample has: its probability would be 0.
  public init(
    text: String,
    sentences: [String],
    samples: [String]
  ) throws(EstimatorError) {
    let counts = TokenFrequencies(of: [text] + samples)
    var scores: [[Double]] = []
    for (index, sentence) in sentences.enumerated() {
      let tokens = SelfCheckTokens(sentence).tokens
      guard !tokens.isEmpty else { throw .emptySentence(.sentences, index: index) }
      var sentenceScores: [Double] = []
      for token in tokens {
        guard let surprisal = counts.surprisal(of: token) else {
          throw .uncountedToken(.sentences, index: index, token: token)
        }
        sentenceScores.append(surprisal)
      }
      scores.append(sentenceScores)
    }
    sentenceMeans = scores.compactMap(\.mean)
    sentenceMaxima = scores.compactMap { $0.max() }
    documentMean = Array(scores.joined()).mean
  }
}

/// How often each token stands in some texts.
private struct TokenFrequencies {
  private var counts: [String: Int] = [:]
  private var total = 0

  init(of texts: [String]) {
    for token in texts.lazy.flatMap({ SelfCheckTokens($0).tokens }) {
      counts[token, default: 0] += 1
      total += 1
    }
  }

  /// −ln(c/N), nats; `nil` of a token that does not occur.
  func surprisal(of token: String) -> Double? {
    counts[token].map { log(Double(total) / Double($0)) }
  }
}
