/// A prompt as the model reads it: rendered by a template, and split into tokens.
public struct FrozenPrompt: Hashable, Sendable {
  /// The prompt's name.
  public var id: String
  /// The rendered text.
  public var text: String
  /// The tokens that it is, the mark that begins a text included; empty where nobody asked for them, and
  /// the text is sent.
  public var tokenIDs: [Int]

  /// Describes a prompt.
  public init(id: String, text: String, tokenIDs: [Int] = []) {
    self.id = id
    self.text = text
    self.tokenIDs = tokenIDs
  }
}

/// A response whose tokens both models score, whatever they would have written themselves.
public struct FrozenResponse: Hashable, Sendable {
  /// What it answers.
  public var prompt: FrozenPrompt
  /// The response's text.
  public var text: String
  /// The response's tokens, the mark that ends it included where the model wrote it.
  public var tokenIDs: [Int]

  /// Describes a response.
  public init(to prompt: FrozenPrompt, text: String, tokenIDs: [Int]) {
    self.prompt = prompt
    self.text = text
    self.tokenIDs = tokenIDs
  }

  /// Prompt and response.
  public var sequence: [Int] { prompt.tokenIDs + tokenIDs }
}
