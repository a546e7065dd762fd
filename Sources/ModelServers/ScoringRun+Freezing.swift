import Generations
import SpoorModel

extension ScoringRun {
  /// A prompt as both models read it.
  func frozen(_ rendered: RenderedPrompt) async throws -> FrozenPrompt {
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

  /// The response to a prompt, written or given.
  func text(after prompt: FrozenPrompt) async throws -> WrittenText {
    switch source {
    case .written(let wanted):
      return try await tuned.text(wanted.seeded(for: prompt.id), after: prompt)
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
      return WrittenText(text: given.text, tokenIDs: ids, tokenTexts: nil, end: .other)
    }
  }

  /// A response, its tokens those that the server told, else what it makes of prompt and response
  /// together, behind the prompt's.
  func frozen(
    _ text: WrittenText,
    to prompt: FrozenPrompt
  ) async throws -> FrozenResponse {
    if let ids = text.tokenIDs {
      return FrozenResponse(to: prompt, text: text.text, tokenIDs: ids)
    }
    return try await tuned.frozen(text.text, behind: prompt, settings.marks)
  }

  /// What the base model itself writes.
  func baseResponse(
    _ wanted: WantedText,
    to prompt: FrozenPrompt
  ) async throws -> Generation {
    let text = try await base.text(wanted.seeded(for: prompt.id), after: prompt)
    let ids = text.tokenIDs ?? []
    return generation(FrozenResponse(to: prompt, text: text.text, tokenIDs: ids), of: base)
  }
}
