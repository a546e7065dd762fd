/// What of a task's rows a reviewer saw, by their ranks from 1.
public struct SeenRows: Hashable, Sendable {
  /// All ranks, in the order in which the rows stood before this reviewer.
  public var shown: [Int]
  /// The ranks of rows whose whole text they opened, ascending.
  public var opened: [Int]

  /// Takes both lists.
  public init(shown: [Int], opened: [Int]) {
    self.shown = shown
    self.opened = opened
  }
}
