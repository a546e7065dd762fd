import SpoorModel

/// Which prediction belongs to which gold response.
struct PredictionMatching {
  /// The prediction of each gold response; `nil` where there is none.
  private(set) var predictions: [Int?] = []

  private let predicted: [MarkedResponse]

  init(predicted: [MarkedResponse], gold: [MarkedResponse]) throws(SpoorError) {
    self.predicted = predicted
    let byPrompt = Dictionary(grouping: predicted.indices) { predicted[$0].promptID }
    let goldOfPrompt = Dictionary(grouping: gold, by: \.promptID).mapValues(\.count)
    var owners: [Int: Int] = [:]
    for (index, response) in gold.enumerated() {
      let isAlone = goldOfPrompt[response.promptID] == 1
      let found = try prediction(
        of: response,
        among: byPrompt[response.promptID] ?? [],
        isAlone: isAlone
      )
      predictions.append(found)
      guard let found, let other = owners.updateValue(index, forKey: found) else { continue }
      let sides = "\(gold[other].name) and \(response.name)"
      throw Self.ambiguous("one prediction fits two gold responses, \(sides)")
    }
  }

  private func prediction(
    of gold: MarkedResponse,
    among candidates: [Int],
    isAlone: Bool
  ) throws(SpoorError) -> Int? {
    let agreeing = candidates.filter { index in
      guard let model = gold.model, let other = predicted[index].model else { return true }
      return model == other
    }
    let sameModel = agreeing.filter { gold.model != nil && predicted[$0].model == gold.model }
    let sameText = agreeing.filter { hasText(of: gold, $0) == true }
    // Another text is another response, unless nothing else can be meant: then it is an error later.
    let possible = agreeing.filter { hasText(of: gold, $0) != false }
    for choice in [sameModel, sameText, possible, isAlone ? agreeing : []] where !choice.isEmpty {
      guard choice.count > 1 else { return choice[0] }
      throw Self.ambiguous("\(choice.count) predictions fit \(gold.name)")
    }
    return nil
  }

  /// Whether a prediction is of the gold response's text; `nil` where either is unknown.
  private func hasText(of gold: MarkedResponse, _ index: Int) -> Bool? {
    guard let text = gold.text, let other = predicted[index].text else { return nil }
    return other.isOneText(with: text)
  }

  private static func ambiguous(_ problem: String) -> SpoorError {
    SpoorError(
      .badInput,
      problem,
      remedy: "Name the model in every record, or choose one with --model; a response stands once."
    )
  }
}

/// Responses by prompt and model.
struct GenerationTexts {
  private let byPrompt: [String: [Generation]]

  init(_ generations: [Generation]) {
    byPrompt = Dictionary(grouping: generations, by: \.promptID)
  }

  /// The response that gold labels speak of; `nil` where none is known.
  ///
  /// Throws where the prompt has several and neither side names the model.
  func generation(
    of gold: MarkedResponse,
    predictedBy model: String?
  ) throws(SpoorError) -> Generation? {
    let all = byPrompt[gold.promptID] ?? []
    guard let model = gold.model ?? model else {
      guard all.count > 1 else { return all.first }
      throw SpoorError(
        .badInput,
        "\(all.count) responses fit \(gold.name)",
        remedy: "Choose a model with --model."
      )
    }
    return all.first { $0.model == model }
  }
}
