public import SpoorModel

/// A response's values with how many of its tokens are content.
public struct ScoredResponse: Hashable, Sendable {
  /// The values, one a token.
  public var divergence: ResponseDivergence
  /// How many tokens, from the first, are content; what follows is `<eos>`.
  public var contentTokens: Int

  /// Creates a response; `contentTokens` may not exceed the number of tokens.
  ///
  /// - Throws: ``DivergenceError/contentExceedsTokens(content:tokens:)``.
  public init(_ divergence: ResponseDivergence, contentTokens: Int) throws(DivergenceError) {
    guard (0...divergence.count).contains(contentTokens) else {
      throw .contentExceedsTokens(content: contentTokens, tokens: divergence.count)
    }
    self.divergence = divergence
    self.contentTokens = contentTokens
  }

  /// The number of tokens that are counted.
  func length(_ endOfSequence: EndOfSequence) -> Int {
    endOfSequence == .included ? divergence.count : contentTokens
  }
}
