/// How far tuning moved a model over many responses, in nats of KL(tuned‖base).
///
/// Means are over responses of per-response means, `<eos>` left out, with a bootstrap interval over
/// prompts; the token-pooled ones stand beside them.
public struct DivergenceFigures: Codable, Hashable, Sendable {
  /// The mean over the first ⌈0.05·T⌉ tokens of each response.
  public var first: Estimate
  /// The mean over the other tokens.
  public var rest: Estimate
  /// The mean over the first tokens of all responses, each token counted once.
  public var firstPooled: Double
  /// The mean over all the other tokens.
  public var restPooled: Double
  /// `first` and `rest` of responses of at least 20 tokens; `nil` when there are none.
  public var long: Parts?
  /// `first` and `rest` of shorter responses; `nil` when there are none.
  public var short: Parts?
  /// The mean by relative position i/T, in 20 bins; `nil` for a bin without tokens.
  public var bins: [Estimate?]
  /// The share of tokens of each shift class, by its name.
  public var shiftShares: [String: Double]
  /// The number of tokens that the figures rest on.
  public var tokens: Int

  /// The two parts of some of the responses.
  public struct Parts: Codable, Hashable, Sendable {
    /// The number of responses.
    public var responses: Int
    /// The mean over their first 5 %.
    public var first: Estimate
    /// The mean over the rest.
    public var rest: Estimate

    /// Creates the two parts.
    public init(responses: Int, first: Estimate, rest: Estimate) {
      self.responses = responses
      self.first = first
      self.rest = rest
    }
  }

  private enum CodingKeys: String, CodingKey {
    case first, rest
    case firstPooled = "first_pooled"
    case restPooled = "rest_pooled"
    case long, short, bins
    case shiftShares = "shift_shares"
    case tokens
  }

  /// Creates figures.
  public init(
    first: Estimate,
    rest: Estimate,
    firstPooled: Double,
    restPooled: Double,
    long: Parts?,
    short: Parts?,
    bins: [Estimate?],
    shiftShares: [String: Double],
    tokens: Int
  ) {
    self.first = first
    self.rest = rest
    self.firstPooled = firstPooled
    self.restPooled = restPooled
    self.long = long
    self.short = short
    self.bins = bins
    self.shiftShares = shiftShares
    self.tokens = tokens
  }
}
