/// Where an alignment stands and what it scores: all that decides which alignments are shown.
public struct FoundAlignment: Hashable, Sendable {
  /// The number of the text; the order of texts breaks ties.
  public var text: Int
  /// The words of the query.
  public var query: Range<Int>
  /// The first word of the text.
  public var place: Int
  /// The score, in nats.
  public var score: Double

  /// Creates the place of an alignment.
  public init(text: Int, query: Range<Int>, place: Int, score: Double) {
    self.text = text
    self.query = query
    self.place = place
    self.score = score
  }

  init(_ alignment: WordAlignment) {
    self.init(
      text: alignment.text,
      query: alignment.query,
      place: alignment.place.lowerBound,
      score: alignment.score
    )
  }

  /// The highest score first, without those whose query words lie within a better one's of the same
  /// text.
  ///
  /// - Returns: their indices.
  /// - Complexity: O(n²) for n alignments, of which a search makes some 64.
  public static func best(_ found: [FoundAlignment]) -> [Int] {
    let ranked = found.indices.sorted { isBetter(found[$0], found[$1]) }
    var kept: [Int] = []
    for index in ranked {
      let isInside = kept.contains {
        found[$0].text == found[index].text && found[$0].query.contains(found[index].query)
      }
      if !isInside { kept.append(index) }
    }
    return kept
  }

  private static func isBetter(_ one: Self, _ other: Self) -> Bool {
    if one.score != other.score { return one.score > other.score }
    return (one.text, one.query.lowerBound, one.place)
      < (other.text, other.query.lowerBound, other.place)
  }
}
