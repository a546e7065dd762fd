/// One figure of a model's answers before and after it was trained anew.
public struct Change: Codable, Hashable, Sendable {
  /// Whether a yes/no property of answers changed more often one way than the other.
  public struct Test: Codable, Hashable, Sendable {
    /// Prompts whose answer had the property and has it no more.
    public var lost: Int
    /// Prompts whose answer had it not and has it now.
    public var gained: Int
    /// The chance of a split at least as uneven if neither way were likelier (McNemar, exact, two-sided).
    public var p: Double

    /// Creates a test's outcome.
    public init(lost: Int, gained: Int, p: Double) {
      self.lost = lost
      self.gained = gained
      self.p = p
    }
  }

  /// The prompts that count.
  public var prompts: Int
  /// The figure before.
  public var before: Double?
  /// The figure after, the mean over runs.
  public var after: Double?
  /// After less before; `nil` where too few prompts count.
  public var difference: Estimate?
  /// The smallest and the largest figure of a run after; `nil` of a single run.
  public var range: [Double]?
  /// How often answers changed; `nil` for counts and of several runs.
  public var test: Test?

  /// Whether the change is more than chance would give: the interval leaves 0 out, and the exact test, where
  /// there is one, says the same at 5 %.
  public var isClear: Bool {
    guard let difference, difference.excludesZero else { return false }
    return test.map { $0.p < Self.level } ?? true
  }

  /// The chance below which an exact test counts.
  public static let level = 0.05

  /// Creates a change.
  public init(
    prompts: Int,
    before: Double?,
    after: Double?,
    difference: Estimate?,
    range: [Double]? = nil,
    test: Test? = nil
  ) {
    self.prompts = prompts
    self.before = before
    self.after = after
    self.difference = difference
    self.range = range
    self.test = test
  }
}
