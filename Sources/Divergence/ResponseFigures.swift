public import SpoorModel
import Statistics

/// One response's figures: means over its known tokens, in nats where they are divergences.
///
/// Of an interval the lower end counts; a token whose divergence is unknown or infinite counts in
/// no mean of it.
public struct ResponseFigures: Hashable, Sendable {
  /// The prompt that was answered.
  public var promptID: String
  /// Where the values come from.
  public var source: DistributionSource
  /// The tokens that count.
  public var tokens: Int
  /// Each measure's share in a figure: its sum over the tokens that have it, and their number.
  private var terms: [ComparedMeasure: Term]

  private struct Term: Hashable, Sendable {
    var sum: Double
    var count: Int
  }

  /// Counts a response.
  public init(_ response: ScoredResponse, _ endOfSequence: EndOfSequence = .excluded) {
    promptID = response.divergence.promptID
    source = response.divergence.source
    tokens = response.length(endOfSequence)
    terms = [:]
    for measure in ComparedMeasure.allCases {
      let values = measure.values(of: response.divergence, length: tokens)
      terms[measure] = Term(sum: values.reduce(0, +), count: values.count)
    }
  }

  /// A measure's mean over the tokens that have it; `nil` without any.
  public subscript(measure: ComparedMeasure) -> Double? {
    term(measure).ratio
  }

  /// What the response adds to the measure's figure of a model.
  func share(in measure: ComparedMeasure) -> RatioTerm {
    let term = term(measure)
    switch measure.weight {
    case .token: return term
    case .response: return term.ratio.map { RatioTerm($0, over: 1) } ?? .nothing
    }
  }

  private func term(_ measure: ComparedMeasure) -> RatioTerm {
    terms[measure].map { RatioTerm($0.sum, over: Double($0.count)) } ?? .nothing
  }
}

extension ResponseFigures: Encodable {
  private enum CodingKeys: String, CodingKey {
    case promptID = "prompt_id"
    case source, tokens, measures
  }

  /// Writes the prompt, and under `measures` the mean of each measure that a token has.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(promptID, forKey: .promptID)
    try container.encode(source, forKey: .source)
    try container.encode(tokens, forKey: .tokens)
    let means = ComparedMeasure.allCases.reduce(into: [:]) { $0[$1.rawValue] = self[$1] }
    try container.encode(means, forKey: .measures)
  }
}
