public import SpoorModel

/// One response of an audit: what was asked, what the model said, and its values token by token.
public struct AuditedResponse: Hashable, Sendable {
  /// What was asked.
  public var prompt: Prompt
  /// The model that answered.
  public var model: String
  /// What it said; the store shows a U+0000 in it, as in every text, as `␀`.
  public var text: String
  /// Its per-token values, where there are any; `nil` else.
  public var divergence: ResponseDivergence?
  /// Where each token of ``divergence`` stands in ``text``, in order; empty when unknown.
  public var tokenRanges: [ScalarRange]
  /// How many of its tokens stand before `<eos>`; `nil` where its tokens are unknown.
  public var contentTokens: Int?
  /// How much each token is doubted, one value a token of ``divergence``; empty when unknown.
  public var suspicion: [Double?]

  /// Creates a response.
  public init(
    prompt: Prompt,
    model: String,
    text: String,
    divergence: ResponseDivergence? = nil,
    tokenRanges: [ScalarRange] = [],
    contentTokens: Int? = nil,
    suspicion: [Double?] = []
  ) {
    self.prompt = prompt
    self.model = model
    self.text = text
    self.divergence = divergence
    self.tokenRanges = tokenRanges
    self.contentTokens = contentTokens
    self.suspicion = suspicion
  }
}
