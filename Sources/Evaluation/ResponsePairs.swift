public import SpoorModel
public import Words

/// Predicted spans beside the gold labels of the same responses.
///
/// A prediction belongs to a gold response of its prompt if their models agree; a side that names no
/// model agrees with any. Where several would fit, equal texts decide. A gold response without a
/// prediction counts as one in which nothing was predicted.
public struct ResponsePairs: Sendable {
  /// What the figures over tokens count.
  public enum TokenUnit: String, Hashable, Sendable, Codable {
    /// The model's own tokens.
    case tokens
    /// Words, since the offsets of tokens are not known of every response.
    case words
  }

  /// One pair a gold response, in the gold labels' order.
  public let pairs: [ResponsePair]
  /// What the figures over tokens count.
  public let tokenUnit: TokenUnit
  /// Gold responses without a prediction.
  public let goldWithoutPrediction: Int
  /// Predicted responses without gold labels, which are left out.
  public let predictedWithoutGold: Int
  /// Ranges, of either side, that reach past the end of their response and are cut there.
  public let cutRanges: Int

  /// Pairs predictions with gold labels.
  ///
  /// `generations` give texts where the gold labels have none, and the offsets of tokens.
  ///
  /// - Throws: ``SpoorError`` where a response's text is known to nobody, two sides have different
  ///   texts of it, several responses fit one, or a probability lies outside of 0...1.
  public init(
    predicted: [MarkedResponse],
    gold: [MarkedResponse],
    generations: [Generation] = [],
    by scanner: WordScanner
  ) throws(SpoorError) {
    try Self.checkProbabilities(of: predicted)
    let matching = try PredictionMatching(predicted: predicted, gold: gold)
    let texts = GenerationTexts(generations)
    var pairs: [ResponsePair] = []
    var tokens: [[ScalarRange]?] = []
    for (index, gold) in gold.enumerated() {
      let found = matching.predictions[index].map { predicted[$0] }
      let spans = found ?? MarkedResponse(promptID: gold.promptID, model: gold.model, marks: [])
      let generation = try texts.generation(of: gold, predictedBy: spans.model)
      let text = try Self.text(gold, spans, generation)
      tokens.append(try Self.tokens(of: generation, scoredBy: spans))
      pairs.append(ResponsePair(gold: gold, predicted: spans, text: text, tokens: []))
    }
    let known = tokens.compactMap(\.self)
    tokenUnit = !pairs.isEmpty && known.count == pairs.count ? .tokens : .words
    for index in pairs.indices {
      switch tokenUnit {
      case .tokens: pairs[index].tokens = known[index]
      case .words: pairs[index].countWords(by: scanner)
      }
    }
    self.pairs = pairs
    goldWithoutPrediction = matching.predictions.count { $0 == nil }
    predictedWithoutGold = predicted.count - matching.predictions.count { $0 != nil }
    cutRanges = pairs.reduce(0) { $0 + $1.rangesPastEnd }
  }

  private static func checkProbabilities(of responses: [MarkedResponse]) throws(SpoorError) {
    for response in responses {
      let all = response.marks.map(\.probability) + response.tokenScores.compactMap(\.self)
      guard let wrong = all.first(where: { !(0...1).contains($0) }) else { continue }
      throw SpoorError(
        .badInput,
        "\(response.name) is predicted with the probability \(wrong)",
        remedy: "Probabilities and scores lie between 0 and 1."
      )
    }
  }

  /// The response's text as the first side has it that knows it; all must have one text.
  private static func text(
    _ gold: MarkedResponse,
    _ predicted: MarkedResponse,
    _ generation: Generation?
  ) throws(SpoorError) -> String {
    let known = [gold.text, generation?.text, predicted.text].compactMap(\.self)
    guard let text = known.first else {
      throw SpoorError(
        .badInput,
        "no file holds the text of \(gold.name)",
        remedy: "Name the file of the responses with --responses."
      )
    }
    guard known.allSatisfy({ $0.isOneText(with: text) }) else {
      throw SpoorError(
        .badInput,
        "the text of \(gold.name) is not the same on both sides, so their offsets mean different words",
        remedy: "Predict spans in the response that the gold labels judge, or name its model."
      )
    }
    return text
  }

  /// The tokens; `nil` where their offsets are unknown.
  private static func tokens(
    of generation: Generation?,
    scoredBy predicted: MarkedResponse
  ) throws(SpoorError) -> [ScalarRange]? {
    guard let offsets = generation?.offsets, !offsets.isEmpty else { return nil }
    let scores = predicted.tokenScores.count
    guard scores == 0 || scores == offsets.count else {
      throw SpoorError(
        .badInput,
        "\(predicted.name) has \(offsets.count) tokens, but \(scores) scores of tokens",
        remedy: "Name with --responses the file that was scored."
      )
    }
    return offsets.map(\.scalars)
  }
}

extension ResponsePair {
  /// Takes words for tokens; scores of tokens say nothing of them.
  fileprivate mutating func countWords(by scanner: WordScanner) {
    tokens = scanner.words(of: text).map {
      ScalarRange($0.scalars.lowerBound, $0.scalars.upperBound)
    }
    predicted.tokenScores = []
  }

  /// How many ranges of either side reach past the end.
  fileprivate var rangesPastEnd: Int {
    [gold, predicted].reduce(0) { sum, side in
      let ranges = side.marks.map(\.range) + (side.values ?? []).map(\.range)
      return sum + ranges.count { $0.end > length }
    }
  }
}

extension MarkedResponse {
  /// How errors name the response.
  var name: String { "prompt \"\(promptID)\"" + (model.map { " (\($0))" } ?? "") }
}

extension String {
  /// Whether offsets into one text mean the same in the other: they differ in white space at the end
  /// at most.
  func isOneText(with other: String) -> Bool {
    self == other || trimmedAtEnd.elementsEqual(other.trimmedAtEnd)
  }

  private var trimmedAtEnd: [Unicode.Scalar] {
    var scalars = Array(unicodeScalars)
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return scalars
  }
}
