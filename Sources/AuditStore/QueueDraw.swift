/// A review queue as it was drawn: kept as it is, so that weights and what was shown stay known.
public struct QueueDraw: Hashable, Sendable {
  /// How many items a stratum had, and how many of them are in the sample.
  public struct Count: Hashable, Sendable {
    /// The stratum.
    public var stratum: Stratum
    /// Its items in the run.
    public var items: Int
    /// Those that were drawn for the sample.
    public var drawn: Int

    /// Creates a count.
    public init(stratum: Stratum, items: Int, drawn: Int) {
      self.stratum = stratum
      self.items = items
      self.drawn = drawn
    }
  }

  /// The run that was drawn from.
  public var runID: Run.ID
  /// When.
  public var time: Timestamp
  /// How.
  public var settings: DrawSettings
  /// Every stratum of the run, those without a drawn item too.
  public var strata: [Count]
  /// The tasks, in the order in which they are handed out.
  public var tasks: [DrawnTask]

  /// Creates a draw.
  public init(
    runID: Run.ID,
    time: Timestamp,
    settings: DrawSettings,
    strata: [Count],
    tasks: [DrawnTask]
  ) {
    self.runID = runID
    self.time = time
    self.settings = settings
    self.strata = strata
    self.tasks = tasks
  }
}
