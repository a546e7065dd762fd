public import Statistics

/// How far tuning moved a model's responses: what summary.json says of it.
///
/// Files hold it under snake_case keys; a value that is unknown is left out; every number is
/// finite. ``short`` and ``long`` split ``all``: the first 5 % of a response under
/// ``shortLimit`` tokens are its first token alone, and that token often holds a name.
public struct DivergenceSummary: Hashable, Sendable, Codable {
  /// Responses of fewer tokens than this are short.
  public static let shortLimit = 20
  /// The number of position bins.
  public static let binCount = 20

  /// Whether `<eos>` was counted.
  public var endOfSequence: EndOfSequence
  /// Every response.
  public var all: DivergenceGroup
  /// The responses under ``shortLimit`` counted tokens.
  public var short: DivergenceGroup
  /// The responses of ``shortLimit`` counted tokens and more.
  public var long: DivergenceGroup

  enum CodingKeys: String, CodingKey {
    case endOfSequence = "end_of_sequence"
    case all, short, long
  }

  /// Summarises responses of one tuned model; responses to one prompt are drawn together.
  ///
  /// Complexity: O(tokens) for the figures, some 110 · prompts · `bootstrap.replicates` for the
  /// intervals.
  public init(
    of responses: [ScoredResponse],
    endOfSequence: EndOfSequence = .excluded,
    bootstrap: Bootstrap = Bootstrap()
  ) {
    self.init(
      of: responses.map { ResponseTally($0, endOfSequence) },
      endOfSequence: endOfSequence,
      bootstrap: bootstrap
    )
  }

  /// Summarises responses that were counted one by one, `<eos>` as `endOfSequence` says.
  public init(
    of responses: [ResponseTally],
    endOfSequence: EndOfSequence = .excluded,
    bootstrap: Bootstrap = Bootstrap()
  ) {
    func group(_ members: [ResponseTally]) -> DivergenceGroup {
      GroupTally(members, bootstrap: bootstrap).group
    }
    let isShort = { (response: ResponseTally) in response.length < Self.shortLimit }
    self.endOfSequence = endOfSequence
    all = group(responses)
    short = group(responses.filter(isShort))
    long = group(responses.filter { !isShort($0) })
  }
}
