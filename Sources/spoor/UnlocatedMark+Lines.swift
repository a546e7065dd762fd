import SpoorModel

extension [UnlocatedMark] {
  /// How many marks have no place, and which: the first ten.
  var lines: [String] {
    guard !isEmpty else { return [] }
    let listed = 10
    let first = prefix(listed).map { mark in
      let quote = mark.quote.cut(toColumns: 40)
      return "  \(mark.location): \(mark.reason.rawValue): \"\(quote)\"".visible
    }
    return ["\(count.counted("mark")) without a place in the response, left out:"] + first
      + (count > listed ? ["  and \((count - listed).grouped) more"] : [])
  }
}
