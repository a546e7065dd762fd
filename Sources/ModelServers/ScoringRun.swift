public import Generations
public import SpoorModel

/// Lets two models score the same tokens: the tuned model's responses, prompt by prompt.
///
/// Tokens are frozen first: the prompt as the template renders it, then the response's own ids. Neither
/// model is asked for what it would have written in their place. All that servers say is kept, so that a
/// second call for the same prompt costs nothing; results depend on neither order nor concurrency.
public struct ScoringRun: Sendable {
  /// Where the responses come from.
  public enum Source: Sendable {
    /// The models write them.
    case written(WantedText)
    /// A file has them, by prompt id.
    case given([String: Generation])
  }

  /// How it is asked.
  public struct Settings: Sendable {
    /// What stands around an instruction.
    public var template: PromptTemplate
    /// Who puts the mark before the prompt that begins a text.
    public var marks: SpecialTokens
    /// How many of the likeliest tokens are told of each position.
    public var top: Int
    /// So many responses, the first, are scored twice.
    public var scoredTwice: Int

    /// Describes how it is asked.
    public init(
      template: PromptTemplate = .bare,
      marks: SpecialTokens = .added,
      top: Int = 20,
      scoredTwice: Int = 20
    ) {
      self.template = template
      self.marks = marks
      self.top = top
      self.scoredTwice = scoredTwice
    }
  }

  /// The prompts, in their order.
  public let prompts: [RenderedPrompt]
  let base: ModelServer
  let tuned: ModelServer
  let source: Source
  let settings: Settings

  /// Prepares to score the responses to prompts.
  public init(
    _ prompts: [RenderedPrompt],
    base: ModelServer,
    tuned: ModelServer,
    from source: Source,
    _ settings: Settings
  ) {
    self.prompts = prompts
    self.base = base
    self.tuned = tuned
    self.source = source
    self.settings = settings
  }

  /// Whether the responses are drawn from the tuned model's own whole distribution, so that their mean lift
  /// estimates KL.
  public var isSampled: Bool {
    guard case .written(let wanted) = source,
      case .drawn(temperature: 1, topK: .none, seed: _) = wanted.choice
    else { return false }
    return true
  }

  /// The response to a prompt, with its scores.
  ///
  /// - Parameter number: which prompt, from 0.
  /// - Returns: the response; its scores are `nil` where it has no tokens.
  /// - Throws: ``SpoorError`` that names the prompt.
  public func response(_ number: Int) async throws -> ServedResponse {
    let rendered = prompts[number]
    do {
      let prompt = try await frozen(rendered)
      let text = try await text(after: prompt)
      let response = try await frozen(text, to: prompt)
      var scored = ServedResponse(
        generation: generation(response, of: tuned),
        tokenTexts: text.tokenTexts ?? []
      )
      switch source {
      case .written(let wanted):
        scored.end = text.end
        scored.isResplit = text.tokenIDs == nil && !text.canHave(response.tokenIDs.count)
        scored.ofBase = try await baseResponse(wanted, to: prompt)
      case .given(let generations):
        scored.generation = generations[prompt.id] ?? scored.generation
        scored.generation.tokenIDs = response.tokenIDs
      }
      guard !response.tokenIDs.isEmpty else { return scored }
      scored.scoring = try await scores(of: response, .first)
      if number < settings.scoredTwice { scored.again = try await scores(of: response, .again) }
      return located(scored)
    } catch let error as SpoorError {
      throw error.about(rendered.prompt.id)
    }
  }

  private func scores(
    of response: FrozenResponse,
    _ round: Round
  ) async throws -> ServedResponse.Scoring {
    async let ofBase = base.scores(of: response, top: settings.top, round)
    let ofTuned = try await tuned.scores(of: response, top: settings.top, round)
    return ServedResponse.Scoring(base: try await ofBase, tuned: ofTuned)
  }

  func generation(_ response: FrozenResponse, of server: ModelServer) -> Generation {
    Generation(
      promptID: response.prompt.id,
      model: server.endpoint.name,
      text: response.text,
      tokenIDs: response.tokenIDs,
      offsets: []
    )
  }

  /// With the places of the tokens, where their spelling is known.
  private func located(_ response: ServedResponse) -> ServedResponse {
    guard response.generation.offsets.isEmpty else { return response }
    var response = response
    if response.tokenTexts.isEmpty {
      response.tokenTexts = response.scoring?.tuned.tokenTexts ?? []
    }
    guard response.tokenTexts.count == response.generation.tokenIDs.count else {
      response.tokenTexts = []
      return response
    }
    let spelling = TokenSpelling(response.generation.text)
    response.generation.offsets = spelling.offsets(of: response.tokenTexts) ?? []
    return response
  }
}
