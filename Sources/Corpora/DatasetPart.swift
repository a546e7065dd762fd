/// One of several parts of a dataset: consecutive rows, so that all parts together are the whole.
public struct DatasetPart: Hashable, Sendable {
  /// Its number, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// Part `number` of `count`; `nil` where there is no such part.
  public init?(_ number: Int, of count: Int) {
    guard number > 0, number <= count else { return nil }
    self.number = number
    self.count = count
  }

  /// The positions of the part's rows in a dataset of `rows` rows.
  ///
  /// Parts differ by one row at most, the longer ones first.
  public func positions(ofRows rows: Int) -> Range<Int> {
    let (quotient, remainder) = rows.quotientAndRemainder(dividingBy: count)
    func start(_ part: Int) -> Int { part * quotient + min(part, remainder) }
    return start(number - 1)..<start(number)
  }
}
