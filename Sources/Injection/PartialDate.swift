/// A date as far as it is known: `2023`, `2023-09`, `2023-09-14`.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// Year, month and day, as many as are known.
  private let parts: [Int]

  /// Reads a date; `nil` where it is none.
  ///
  /// What follows a blank, or the T before a time, is left out.
  public init?(_ text: String) {
    let day = text.prefix { $0 != "T" && $0 != " " }
    let pieces = day.split(separator: "-", omittingEmptySubsequences: false)
    let parts = pieces.compactMap { Int($0) }
    guard (1...3).contains(pieces.count), parts.count == pieces.count, pieces[0].count == 4,
      pieces.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.count < 2 || (1...12).contains(parts[1]), parts.count < 3 || (1...31).contains(parts[2])
    else { return nil }
    self.parts = parts
  }

  /// The date as it is written.
  public var description: String {
    parts.enumerated().map { place, part in
      let digits = "\(part)"
      let zeros = String(repeating: "0", count: max(0, (place == 0 ? 4 : 2) - digits.count))
      return zeros + digits
    }
    .joined(separator: "-")
  }

  /// Whether it lies after another; `nil` where too little is known of one of the two (2023 and 2023-09).
  public func isAfter(_ other: PartialDate) -> Bool? {
    for (one, other) in zip(parts, other.parts) where one != other { return one > other }
    return parts.count == other.parts.count ? false : nil
  }
}
