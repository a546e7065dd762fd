public import SpoorModel

extension Part {
  /// The positions of the part's rows in a dataset of `rows` rows.
  ///
  /// Parts differ by one row at most, the longer ones first.
  public func positions(ofRows rows: Int) -> Range<Int> {
    let (quotient, remainder) = rows.quotientAndRemainder(dividingBy: count)
    func start(_ part: Int) -> Int { part * quotient + min(part, remainder) }
    return start(number - 1)..<start(number)
  }
}
