public import SpoorModel

/// How a dataset is to be read where its files do not say it.
public struct DatasetOptions: Sendable {
  /// What happens at a row that cannot be read.
  public enum BadRows: Sendable {
    /// Reading stops with its error.
    case stop
    /// The row is left out and its error kept (``SkippedRows``).
    case skip
  }

  /// What every file is; `nil`: what its first record looks like.
  public var shape: DatasetShape?
  /// Which keys hold which fields, for files of a shape of their own.
  public var fields: FieldMapping?
  /// What happens at a row that cannot be read.
  public var badRows: BadRows
  /// The part of the dataset whose rows are read; `nil`: all rows.
  public var part: Part?

  /// What the files hold, where it was counted before; `nil`: a part counts all rows first.
  public var counts: DatasetCounts?

  /// Creates options; by default files say what they are, a bad row stops, and all rows are read.
  public init(
    shape: DatasetShape? = nil,
    fields: FieldMapping? = nil,
    badRows: BadRows = .stop,
    part: Part? = nil,
    counts: DatasetCounts? = nil
  ) {
    self.shape = shape
    self.fields = fields
    self.badRows = badRows
    self.part = part
    self.counts = counts
  }
}
