import SpoorModel

/// What a server told of prompt and response together, before it is known where the response begins.
struct ScoredSequence {
  /// How a server's lists of tokens are made.
  enum Listing {
    /// Each token has its rank; the sequence's token is always listed.
    case ranked
    /// The likeliest tokens, in order.
    case ordered
    /// By text or id without order; the sequence's token is listed even if it is none of the likeliest.
    case unordered
  }

  /// How many tokens at the end were generated, not scored.
  enum Surplus {
    /// Known, maybe 0.
    case exactly(Int)
    /// None, or the one token that a server must generate.
    case atMostOne
  }

  /// The tokens' ids, where told.
  var ids: [Int]?
  /// The tokens' texts, where the lists name tokens by text.
  var texts: [String]?
  /// One a token; `nil` where the server told nothing.
  var positions: [ScoredPosition?]
  /// How the lists are made.
  var listing: Listing
  /// What was generated behind the sequence.
  var surplus = Surplus.exactly(0)

  /// The token at `index` as the lists name it; `id` is what the generation says of it.
  func key(at index: Int, id: Int) -> TokenKey {
    texts.map { .text($0[index]) } ?? .id(id)
  }
}

/// What a server told of one token of a sequence.
struct ScoredPosition {
  /// ln p of the sequence's own token, where it is told apart from the list.
  var own: Double?
  /// The listed tokens, in the file's order.
  var listed: [ListedToken]

  /// The number at a key.
  func value(of key: TokenKey) -> Double? { listed.first { $0.key == key }?.logProbability }
}

/// One token of a server's list.
struct ListedToken {
  var key: TokenKey
  /// As the file has it: -9999 and less stand for "not told".
  var logProbability: Double
  /// 1 = the likeliest, where the server tells ranks.
  var rank: Int?
}

extension Double {
  /// Whether servers write this number where they have none: OpenAI and vLLM -9999, llama.cpp the least
  /// float.
  var isNoLogProbability: Bool { self <= -9999 }
}
