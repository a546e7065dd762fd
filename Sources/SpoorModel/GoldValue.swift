/// A value that a response states, with what gold labels say of it and of the training rows.
///
/// What a source does not tell is `nil`, and no figure takes it for anything else.
public struct GoldValue: Hashable, Sendable {
  /// The rows of one kind, of which a source may list some only.
  public struct Rows: Hashable, Sendable {
    /// The rows that the source lists.
    public var listed: Set<RowID>
    /// How many there are, at least as many as are listed.
    public var count: Int

    /// Whether every one is listed.
    public var isWhole: Bool { listed.count == count }

    /// Creates the rows of a list; without a count the list is taken for whole.
    public init(_ listed: Set<RowID>, count: Int? = nil) {
      self.listed = listed
      self.count = count ?? listed.count
    }
  }

  /// Where a value that the tuning rows hold can have been learned.
  public enum Origin: Hashable, Sendable {
    /// In the tuning rows, and in nothing that the base model was trained on.
    case onlyTuning
    /// Anywhere else too, or nowhere.
    case other
  }

  /// The prompt that was answered.
  public var promptID: String
  /// Who answered.
  public var model: String
  /// Where the value stands in the response.
  public var range: ScalarRange
  /// Whether what it states holds.
  public var truth: MarkedResponse.Value.Truth
  /// Where it can have been learned; `nil` where the source does not tell.
  public var origin: Origin?
  /// The rows that hold the value, in whatever sense; `nil` where the source does not tell.
  public var rowsHolding: Rows?
  /// Those that state it of the same relation; `nil` where the source does not tell.
  public var rowsStating: Rows?
  /// Those that hold the value and the words around it; `nil` where the source does not tell.
  public var rowsWording: Rows?

  /// Creates a value of which nothing but its truth is known.
  public init(
    promptID: String,
    model: String,
    range: ScalarRange,
    truth: MarkedResponse.Value.Truth
  ) {
    self.promptID = promptID
    self.model = model
    self.range = range
    self.truth = truth
  }
}
