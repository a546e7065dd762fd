public import SpoorModel

/// A model after and the model of before that it is compared with.
public struct RetrainedPair: Hashable, Sendable {
  /// The model after.
  public var after: String
  /// The model of before.
  public var before: String

  /// Joins two models.
  public init(after: String, before: String) {
    self.after = after
    self.before = before
  }

  /// Reads `NEW=OLD`.
  ///
  /// - Throws: ``SpoorError`` `usage` for anything else.
  public init(parsing text: String) throws(SpoorError) {
    let names = text.split(separator: "=", omittingEmptySubsequences: false)
    guard names.count == 2, let after = names.first, let before = names.last, !after.isEmpty,
      !before.isEmpty
    else {
      throw SpoorError(
        .usage,
        "\"\(text)\" is no pair of models",
        remedy: "Write --pair NEW=OLD, the model of the newer audit first."
      )
    }
    self.init(after: String(after), before: String(before))
  }
}
