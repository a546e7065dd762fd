import DurableFiles

/// What a model is to write after a prompt.
public struct WantedText: Hashable, Sendable {
  /// How each token is chosen.
  public enum Choice: Hashable, Sendable {
    /// The likeliest, temperature 0.
    case likeliest
    /// By chance, as likely as `temperature` makes it, among the `topK` likeliest or all.
    case drawn(temperature: Double, topK: Int?, seed: Int)
  }

  /// What is to be told of it.
  public enum Detail: Hashable, Sendable {
    /// The text.
    case text
    /// Its tokens, too.
    case tokens
  }

  /// How each token is chosen.
  public var choice: Choice
  /// The most tokens.
  public var limit: Int
  /// Texts before which it ends.
  public var stops: [String]
  /// What is to be told of it.
  public var detail: Detail

  /// Describes what is wanted.
  public init(
    _ choice: Choice,
    limit: Int,
    stops: [String] = [],
    detail: Detail = .tokens
  ) {
    self.choice = choice
    self.limit = limit
    self.stops = stops
    self.detail = detail
  }

  /// The same, with a seed of the prompt's own: draws by one seed are alike from prompt to prompt, and no
  /// independent draws.
  func seeded(for prompt: String) -> WantedText {
    guard case .drawn(let temperature, let topK, let seed) = choice else { return self }
    var own = self
    own.choice = .drawn(temperature: temperature, topK: topK, seed: Self.seed(seed, prompt, 0))
    return own
  }

  /// The seed of one of a prompt's draws: 31 bits, since some servers keep seeds in so many.
  static func seed(_ seed: Int, _ prompt: String, _ draw: Int) -> Int {
    let hash = ContentHash<WantedText>(digesting: ["\(seed)", prompt, "\(draw)"])
    return Int(hash.leadingBits >> 33)
  }

  var temperature: Double {
    switch choice {
    case .likeliest: 0
    case .drawn(let temperature, _, _): temperature
    }
  }

  var topK: Int? {
    switch choice {
    case .likeliest: nil
    case .drawn(_, let topK, _): topK
    }
  }

  var seed: Int? {
    switch choice {
    case .likeliest: nil
    case .drawn(_, _, let seed): seed
    }
  }
}
