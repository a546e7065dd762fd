public import SpoorModel

/// What makes a review item this item: a span of a response, kept for ever once it was in a queue.
public struct Item: Hashable, Sendable {
  /// The item's identity.
  public var hash: ItemHash
  /// The prompt that was answered.
  public var promptID: String
  /// The model whose response it is.
  public var model: String
  /// Where the span stands in the response.
  public var range: ScalarRange
  /// The span's words.
  public var text: String
  /// The guidelines in force when the item was made.
  public var guidelineVersion: GuidelineVersion
}
