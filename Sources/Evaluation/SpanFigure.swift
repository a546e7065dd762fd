public import SpoorModel

/// A figure with its interval, and of how many things it tells.
public struct SpanFigure: Hashable, Sendable {
  /// The figure; `nil` where it is undefined, such as a recall where gold labels mark nothing.
  public var estimate: Estimate?
  /// How many things it is a figure of: responses, characters, tokens or values.
  public var count: Int

  /// Creates a figure.
  public init(_ estimate: Estimate?, of count: Int) {
    self.estimate = estimate
    self.count = count
  }
}
