extension UnsafeBufferPointer where Element: Comparable {
  /// Whether every number is greater than the one before it.
  var isStrictlyAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}

extension UnsafeBufferPointer<UInt32> {
  /// The first index whose number is not smaller; the numbers must ascend.
  func lowerBound(of number: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
