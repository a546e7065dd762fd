extension Int {
  /// Makes something of each number below this one, so many at a time, and hands it on as it comes.
  ///
  /// - Parameters:
  ///   - limit: how many are made at once, at least 1.
  ///   - make: makes it.
  ///   - take: takes it, one after the other, in any order.
  /// - Throws: the first error; what is being made is cancelled then.
  package func forEachMade<Value: Sendable>(
    atMost limit: Int,
    _ make: @escaping @Sendable (Int) async throws -> Value,
    take: (Int, Value) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      var next = 0
      while next < Swift.min(Swift.max(1, limit), self) {
        let number = next
        group.addTask { (number, try await make(number)) }
        next += 1
      }
      while let (number, value) = try await group.next() {
        try take(number, value)
        guard next < self else { continue }
        let following = next
        group.addTask { (following, try await make(following)) }
        next += 1
      }
    }
  }
}
