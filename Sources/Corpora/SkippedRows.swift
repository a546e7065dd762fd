public import SpoorModel

/// The rows that were left out because they could not be read.
public struct SkippedRows: Sendable {
  /// How many errors are kept.
  public static let kept = 1000

  /// How many rows were left out.
  public private(set) var count = 0
  /// Why, of the first ``kept`` of them.
  public private(set) var errors: [SpoorError] = []

  init() {}

  mutating func append(_ error: SpoorError) {
    count += 1
    if errors.count < Self.kept { errors.append(error) }
  }
}
