/// What a model answered rightly after an epoch of tuning.
public struct LoggedEpoch: Hashable, Sendable {
  /// The epoch; 0 is before tuning.
  public var epoch: Double
  /// Of the training examples: which share the model answers rightly, *fits*, by group.
  public var fitted: [FitGroup: LoggedShare]
  /// Of the development set.
  public var dev: LoggedShare?
  /// Of a test set that decided nothing.
  public var test: LoggedShare?

  /// Describes an epoch.
  public init(
    _ epoch: Double,
    fitted: [FitGroup: LoggedShare],
    dev: LoggedShare? = nil,
    test: LoggedShare? = nil
  ) {
    self.epoch = epoch
    self.fitted = fitted
    self.dev = dev
    self.test = test
    if fitted[.known] == nil {
      let parts = FitGroup.ofKnown.compactMap { fitted[$0] }
      self.fitted[.known] = parts.isEmpty ? nil : LoggedShare.pooled(parts)
    }
  }

  /// Of all training examples; `nil` where the log does not tell how many they are.
  public var all: LoggedShare? {
    LoggedShare.pooled([fitted[.known], fitted[.unknown]].compactMap(\.self))
  }
}
