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
      template: PromptTemplate = .none,
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
  private let base: ModelServer
  private let tuned: ModelServer
  private let source: Source
  private let settings: Settings

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

  /// The response to a prompt, with its scores.
  ///
  /// - Parameter number: which prompt, from 0.
  /// - Throws: ``SpoorError`` that names the prompt.
  public func response(_ number: Int) async throws -> ScoredResponse {
    let rendered = prompts[number]
    do {
      let prompt = try await frozen(rendered)
      let told = try await told(prompt)
      let frozen = try await frozen(told.text, to: prompt)
      var scored = ScoredResponse(
        generation: generation(frozen, of: tuned),
        tokenTexts: told.text.tokenTexts ?? [],
        end: told.isGiven ? nil : told.text.end
      )
      if case .written(let wanted) = source {
        scored.ofBase = try await baseResponse(wanted, to: prompt)
      }
      guard !frozen.tokenIDs.isEmpty else { return scored }
      scored.scoring = try await scores(of: frozen, .first)
      if number < settings.scoredTwice { scored.again = try await scores(of: frozen, .again) }
      return located(scored)
    } catch var error as SpoorError {
      error.location?.record = error.location?.record ?? rendered.prompt.id
      throw error
    }
  }

  private func frozen(_ rendered: RenderedPrompt) async throws -> FrozenPrompt {
    let text = settings.template.rendered(rendered.prompt.instruction)
    var prompt = FrozenPrompt(id: rendered.prompt.id, text: text, tokenIDs: [])
    if let ids = rendered.tokenIDs {
      prompt.tokenIDs = ids
      return prompt
    }
    prompt.tokenIDs = try await tuned.tokens(of: text, settings.marks)
    let others = try await base.tokens(of: text, settings.marks)
    guard prompt.tokenIDs == others else {
      throw SpoorError(
        .badInput,
        "the base model splits the prompt into \(others.count) tokens, the tuned model into "
          + "\(prompt.tokenIDs.count), and not the same",
        at: SpoorError.Location(file: base.endpoint.url.description),
        remedy: "Serve two models of one tokenizer; only then they can score the same tokens."
      )
    }
    return prompt
  }

  private func told(_ prompt: FrozenPrompt) async throws -> (text: WrittenText, isGiven: Bool) {
    switch source {
    case .written(let wanted): return (try await tuned.text(wanted, after: prompt), false)
    case .given(let generations):
      guard let given = generations[prompt.id] else {
        throw SpoorError(
          .badInput,
          "no response to prompt \"\(prompt.id)\"",
          at: SpoorError.Location(file: tuned.endpoint.url.description),
          remedy: "Let the file of generations answer each prompt once, or leave the prompt out."
        )
      }
      let ids = given.tokenIDs.isEmpty ? nil : given.tokenIDs
      return (WrittenText(text: given.text, tokenIDs: ids, tokenTexts: nil, end: .other), true)
    }
  }

  private func frozen(
    _ text: WrittenText,
    to prompt: FrozenPrompt
  ) async throws -> FrozenResponse {
    if let ids = text.tokenIDs {
      return FrozenResponse(to: prompt, text: text.text, tokenIDs: ids)
    }
    let whole = try await tuned.tokens(of: prompt.text + text.text, settings.marks)
    guard whole.starts(with: prompt.tokenIDs) else {
      throw SpoorError(
        .badInput,
        "the response's first token begins in the prompt",
        at: SpoorError.Location(file: tuned.endpoint.url.description, record: prompt.id),
        remedy: "Let the template end with a line break, or score token ids with another server."
      )
    }
    let ids = Array(whole.dropFirst(prompt.tokenIDs.count))
    return FrozenResponse(to: prompt, text: text.text, tokenIDs: ids)
  }

  private func baseResponse(
    _ wanted: WantedText,
    to prompt: FrozenPrompt
  ) async throws -> Generation {
    let text = try await base.text(wanted, after: prompt)
    let ids = text.tokenIDs ?? []
    return generation(FrozenResponse(to: prompt, text: text.text, tokenIDs: ids), of: base)
  }

  private func scores(
    of response: FrozenResponse,
    _ round: Round
  ) async throws -> ScoredResponse.Scoring {
    async let ofBase = base.scores(of: response, top: settings.top, round)
    let ofTuned = try await tuned.scores(of: response, top: settings.top, round)
    return ScoredResponse.Scoring(base: try await ofBase, tuned: ofTuned)
  }

  private func generation(_ response: FrozenResponse, of server: ModelServer) -> Generation {
    Generation(
      promptID: response.prompt.id,
      model: server.endpoint.model,
      text: response.text,
      tokenIDs: response.tokenIDs,
      offsets: []
    )
  }

  /// With the places of the tokens, where their spelling is known.
  private func located(_ response: ScoredResponse) -> ScoredResponse {
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
