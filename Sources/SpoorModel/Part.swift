/// One of several parts of something that is done in parts, so that all of them together are the whole.
public struct Part: Hashable, Sendable {
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

  /// All parts of as many, in order.
  public var all: [Part] { (1...count).compactMap { Part($0, of: count) } }
}
