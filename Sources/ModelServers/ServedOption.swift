public import SpoorModel

/// A text behind a prompt whose tokens a server has scored.
public struct ServedOption: Sendable {
  /// The text with its tokens, under the id that it was asked by.
  public var generation: Generation
  /// What the server told, as a record of a file of log-probabilities.
  public var scores: ServerScores
}

extension ModelServer {
  /// How likely the model finds a text behind a prompt: an option of a question.
  ///
  /// - Parameters:
  ///   - option: the text, with what parts it from the prompt.
  ///   - prompt: what stands before it.
  ///   - id: what files call it.
  /// - Returns: its tokens, and what the server says of them.
  /// - Throws: ``SpoorError`` that names the id.
  public func scores(
    ofOption option: String,
    behind prompt: String,
    id: String
  ) async throws -> ServedOption {
    do {
      var frozen = FrozenPrompt(id: id, text: prompt, tokenIDs: [])
      frozen.tokenIDs = try await tokens(of: prompt, .added)
      let response = try await self.frozen(option, behind: frozen, .added)
      return ServedOption(
        generation: Generation(
          promptID: id,
          model: endpoint.name,
          text: option,
          tokenIDs: response.tokenIDs,
          offsets: []
        ),
        scores: try await scores(of: response, top: 1)
      )
    } catch let error as SpoorError {
      throw error.about(id)
    }
  }

  /// A text behind a prompt, its tokens what the server makes of both together, behind the prompt's.
  func frozen(
    _ text: String,
    behind prompt: FrozenPrompt,
    _ marks: SpecialTokens
  ) async throws -> FrozenResponse {
    let whole = try await tokens(of: prompt.text + text, marks)
    guard whole.starts(with: prompt.tokenIDs) else {
      throw SpoorError(
        .badInput,
        "the response's first token begins in the prompt",
        at: SpoorError.Location(file: endpoint.url.description, record: "prompt \(prompt.id)"),
        remedy: "Let the template end with a line break, or score token ids with another server."
      )
    }
    let ids = Array(whole.dropFirst(prompt.tokenIDs.count))
    return FrozenResponse(to: prompt, text: text, tokenIDs: ids)
  }
}
