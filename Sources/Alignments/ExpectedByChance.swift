import Foundation

/// How many alignments like a given one chance would bring about between a response and a dataset.
///
/// What BLAST's E-value is for local alignments without gaps (Karlin & Altschul 1990), by a plain union
/// bound since an alignment's shape is known. Let both sides draw words independently with the
/// dataset's frequencies f. Fix a place in the response, one in the dataset, and a shape of c columns of
/// which e are edits. At the c − e other columns both sides hold the same words w, and words at least
/// as rare as those observed, with probability Σ (∏ f(wᵢ))² over all w whose ∏ f(wᵢ) ≤ p, p being
/// that of the observed words; that is at most p · Σ ∏ f(wᵢ) ≤ p. So the expected number is at most
///
///     E = (L − k + 1) · N · C(c − b, e) · 3ᵉ · ∏ f(wᵢ)
///
/// for L words of response, k of them aligned, N words of dataset, and C(c − b, e) · 3ᵉ shapes: each
/// edit column is a substitution, an insertion or a deletion, and b of the two ends, both unless the
/// alignment was made to cover the query, are known to be equal words.
///
/// **Limits.** E counts one shape; to search all shapes is to have that many chances more. Texts end,
/// so that fewer than N places are free. Above all, words are not independent: an untuned model's
/// responses have near matches as often as a tuned one's, by idiom alone (docs/method.md).
/// So a small E means "not by independent words", never "borrowed": compare with a placebo.
public struct ExpectedByChance: Hashable, Sendable {
  /// L: the words of the response.
  public let responseWords: Int
  /// N: the words of the dataset.
  public let datasetWords: Int

  /// Creates the score for a response and a dataset of so many words.
  public init(responseWords: Int, datasetWords: Int) {
    self.responseWords = responseWords
    self.datasetWords = datasetWords
  }

  /// ln E of an alignment, in nats; −∞ for an empty dataset.
  ///
  /// - Complexity: O(edits).
  public func logarithm(of alignment: WordAlignment) -> Double {
    let places = max(1, responseWords - alignment.query.count + 1)
    return log(Double(places)) + log(Double(datasetWords)) + logShapes(of: alignment)
      - alignment.surprisal
  }

  /// E of an alignment: a number of alignments, which may exceed 1.
  public func count(of alignment: WordAlignment) -> Double { exp(logarithm(of: alignment)) }

  /// ln (C(c − b, e) · 3ᵉ).
  private func logShapes(of alignment: WordAlignment) -> Double {
    let ends = [alignment.parts.first, alignment.parts.last].count { $0?.kind == .equal }
    let inner = alignment.columns - ends
    return (0..<alignment.editedWords).reduce(0) { sum, edit in
      sum + log(3 * Double(inner - edit) / Double(edit + 1))
    }
  }
}
