import SpoorModel

/// Which responses' per-token values are read, and what is left to others.
enum ValueScope: Sendable {
  /// All of them, with every check.
  case whole
  /// Those of one part; what only all responses together tell is not checked.
  case part(Part)
  /// All of them, of which the parts have measured what can be: no row of logits is looked at.
  case measured

  /// Whether the response at a place of its model's responses belongs to it.
  func holds(_ place: Int) -> Bool {
    guard case .part(let part) = self else { return true }
    return part.holds(place)
  }
}

extension Part {
  /// Whether the thing at a place, from 0, is one of this part's: every `count`-th is.
  ///
  /// Files hold one kind of prompt after another, and kinds differ in how long their answers are: consecutive
  /// responses would be unequal work. What lies together on the disk is a response, not its neighbours.
  func holds(_ place: Int) -> Bool { place % count == number - 1 }

  /// This part's of several things.
  func share<Thing>(of things: [Thing]) -> [Thing] {
    things.enumerated().filter { holds($0.offset) }.map(\.element)
  }
}
