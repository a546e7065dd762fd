extension RandomAccessCollection {
  /// The first index whose element fulfils `condition`; the end index where none does.
  ///
  /// The elements must be in such an order that all behind one that fulfils it do so too.
  ///
  /// - Complexity: O(log n) calls of `condition`.
  package func partitioningIndex(where condition: (Element) throws -> Bool) rethrows -> Index {
    var start = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(start, offsetBy: half)
      if try condition(self[middle]) {
        count = half
      } else {
        start = index(after: middle)
        count -= half + 1
      }
    }
    return start
  }
}
