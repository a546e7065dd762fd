import SpoorModel

extension Change {
  /// Which way a figure went.
  enum Direction: String {
    case less = "fewer"
    case more
  }

  /// Which way it went, as far as that is more than chance would give; `nil` else.
  var direction: Direction? {
    guard isClear, let difference else { return nil }
    return difference.value < 0 ? .less : .more
  }
}
