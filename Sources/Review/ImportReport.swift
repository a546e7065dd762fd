/// What became of the lines of an imported file.
public struct ImportReport: Hashable, Sendable {
  /// Verdicts that the audit did not hold yet and holds now.
  public var added: Int
  /// Verdicts that it held already.
  public var alreadyThere: Int
  /// Items whose verdict was not filled in.
  public var unfilled: Int
}
