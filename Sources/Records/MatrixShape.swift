/// The shape of an array of logits, checked before anything is computed from it.
struct MatrixShape: Hashable {
  /// One a token.
  let rows: Int
  /// One a vocabulary entry.
  let columns: Int

  /// Takes two sizes, or three of which the first is 1, a batch of one response; `nil` for others.
  init?(_ sizes: [Int]) {
    let isMatrix = sizes.count == 2 || (sizes.count == 3 && sizes[0] == 1)
    guard isMatrix, sizes.allSatisfy({ $0 >= 0 }) else { return nil }
    rows = sizes[sizes.count - 2]
    columns = sizes[sizes.count - 1]
  }

  /// The bytes of all numbers; `nil` where they are more than can be addressed.
  func byteCount(of format: NumberFormat) -> Int? {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    let (bytes, overflowInBytes) = count.multipliedReportingOverflow(by: format.size)
    return overflow || overflowInBytes ? nil : bytes
  }
}
