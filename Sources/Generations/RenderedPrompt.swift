public import Foundation
import Records
public import SpoorModel

/// A prompt, with the tokens that a model reads, where somebody has split it already.
public struct RenderedPrompt: Hashable, Sendable {
  /// What is asked.
  public var prompt: Prompt
  /// The tokens of the rendered prompt; `nil` where the file does not tell them.
  public var tokenIDs: [Int]?

  /// Describes a prompt.
  public init(prompt: Prompt, tokenIDs: [Int]? = nil) {
    self.prompt = prompt
    self.tokenIDs = tokenIDs
  }
}

extension PromptFile {
  /// The prompts in the file's order, with `token_ids` where the file has them.
  ///
  /// Throws `badInput` as ``read(_:)`` does.
  public static func rendered(_ url: URL) throws(SpoorError) -> [RenderedPrompt] {
    var ids = PromptIDs()
    let shape = RecordShape(
      "a prompt",
      keys: ["prompt_id", "instruction"],
      optionalKeys: ["token_ids"]
    )
    return try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let id = try record.string("prompt_id")
      try ids.add(record, id: id)
      return RenderedPrompt(
        prompt: Prompt(id: id, instruction: try record.string("instruction")),
        tokenIDs: try record.optionalInts("token_ids")
      )
    }
  }
}
