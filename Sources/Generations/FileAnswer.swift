public import SpoorModel

/// A response as a file has it: with what was asked, where the file tells.
public struct FileAnswer: Hashable, Sendable {
  /// The response.
  public var generation: Generation
  /// What was asked, with its input; `nil` where the record does not tell.
  public var instruction: String?
  /// The texts of its tokens, one a token; empty where the record does not tell.
  public var tokenTexts: [String] = []

  /// The prompt that was answered; `nil` where the record does not tell what was asked.
  public var prompt: Prompt? {
    instruction.map { Prompt(id: generation.promptID, instruction: $0) }
  }
}
