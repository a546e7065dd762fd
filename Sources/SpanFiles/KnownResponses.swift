import SpoorModel

/// An audit's own responses, for marks of files that hold no text.
struct KnownResponses {
  private let byPrompt: [String: [Generation]]

  init(_ responses: [Generation]) {
    byPrompt = Dictionary(grouping: responses, by: \.promptID)
  }

  /// Whether there are none: then nothing can be checked against them.
  var isEmpty: Bool { byPrompt.isEmpty }

  /// The response to a prompt by a model; where no model is named, the prompt's only response.
  func response(to promptID: String, by model: String?) -> Generation? {
    let responses = byPrompt[promptID] ?? []
    guard let model else { return responses.count == 1 ? responses[0] : nil }
    return responses.first { $0.model == model }
  }
}
