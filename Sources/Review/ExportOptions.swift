/// What may be chosen of how tasks are written.
public struct ExportOptions: Hashable, Sendable {
  /// What is done about cells that a spreadsheet would take for formulas.
  public enum Cells: Hashable, Sendable {
    /// They stand as they are.
    case plain
    /// They begin with an apostrophe, which an import takes away again.
    case spreadsheetSafe
  }

  /// The program's version, which some formats name as their source.
  public var spoorVersion: String
  /// What doccano counts offsets in.
  public var offsets: OffsetUnit
  /// How cells of CSV are written.
  public var cells: Cells

  /// Chooses.
  public init(spoorVersion: String, offsets: OffsetUnit = .utf16, cells: Cells = .plain) {
    self.spoorVersion = spoorVersion
    self.offsets = offsets
    self.cells = cells
  }
}
