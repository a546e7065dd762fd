public import SpoorModel

/// Why a position, or a response, cannot be measured.
public enum DivergenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whose logits are meant.
  public enum Side: String, Hashable, Sendable {
    /// The tuned model's.
    case tuned
    /// The base model's.
    case base
  }

  /// Both models must have one vocabulary.
  case vocabulariesDiffer(position: Int, tuned: Int, base: Int)
  /// The emitted token is no row of the vocabulary.
  case tokenOutsideVocabulary(position: Int, tokenID: Int, vocabulary: Int)
  /// A logit is NaN or +∞.
  case logitNotUsable(position: Int, side: Side, tokenID: Int)
  /// All logits are −∞: there is no distribution.
  case noProbability(position: Int, side: Side)
  /// More content tokens are claimed than the response has values.
  case contentExceedsTokens(content: Int, tokens: Int)

  /// The token of the response that failed, from 0, where one did.
  public var position: Int? {
    switch self {
    case .vocabulariesDiffer(let position, _, _), .tokenOutsideVocabulary(let position, _, _),
      .logitNotUsable(let position, _, _), .noProbability(let position, _):
      position
    case .contentExceedsTokens: nil
    }
  }

  /// Whose logits failed, where one model's did.
  public var side: Side? {
    switch self {
    case .logitNotUsable(_, let side, _), .noProbability(_, let side): side
    default: nil
    }
  }

  /// What is wrong, without a final full stop.
  public var description: String {
    switch self {
    case .vocabulariesDiffer(let position, let tuned, let base):
      "token \(position): the tuned model has \(tuned) logits, the base model \(base)"
    case .tokenOutsideVocabulary(let position, let tokenID, let vocabulary):
      "token \(position): id \(tokenID) is not among the \(vocabulary) ids that have logits"
    case .logitNotUsable(let position, let side, let tokenID):
      "token \(position): the \(side.rawValue) model's logit of id \(tokenID) is NaN or +infinity"
    case .noProbability(let position, let side):
      "token \(position): all logits of the \(side.rawValue) model are -infinity"
    case .contentExceedsTokens(let content, let tokens):
      "\(content) content tokens, but values for \(tokens) tokens"
    }
  }

  /// The failure as a user meets it; `location` names the file and the prompt.
  public func spoorError(at location: SpoorError.Location) -> SpoorError {
    SpoorError(.badInput, description, at: location, remedy: remedy)
  }

  private var remedy: String {
    switch self {
    case .vocabulariesDiffer:
      "Score both models with one tokenizer and write logits of one width."
    case .tokenOutsideVocabulary:
      "Check that the logits belong to this response and to the tokenizer that wrote its ids."
    case .logitNotUsable, .noProbability:
      "Write the logits again, in float32 if float16 overflowed."
    case .contentExceedsTokens:
      "Check that the per-token values belong to this response."
    }
  }
}
