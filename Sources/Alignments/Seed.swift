/// An exact run of words that a query shares with one text: where an alignment may begin.
///
/// Seeds may overlap: those of one diagonal (text place less query place) are joined, so that every
/// 3-gram of a run serves as well as the run itself. Two seeds take 32 bytes.
public struct Seed: Hashable, Sendable {
  private let textNumber: UInt32
  private let queryStart: UInt32
  private let placeStart: UInt32
  private let length: UInt32

  /// Creates a seed of `length` words at word `query` of the query and word `place` of text
  /// number `text`; all below 2³².
  public init(text: Int, query: Int, place: Int, length: Int) {
    textNumber = UInt32(text)
    queryStart = UInt32(query)
    placeStart = UInt32(place)
    self.length = UInt32(length)
  }

  /// The number of the text, as the caller counts texts.
  public var text: Int { Int(textNumber) }

  /// The words of the query.
  public var query: Range<Int> { Int(queryStart)..<Int(queryStart) + Int(length) }

  /// The words of the text.
  public var place: Range<Int> { Int(placeStart)..<Int(placeStart) + Int(length) }

  /// How far behind its place in the query the run stands in the text; negative if before it.
  var diagonal: Int { Int(placeStart) - Int(queryStart) }

  /// The seed from its start up to word `end` of the query.
  func extended(toQuery end: Int) -> Seed {
    Seed(
      text: text,
      query: query.lowerBound,
      place: place.lowerBound,
      length: end - query.lowerBound
    )
  }
}
