/// Numbers for words, in the order in which they are first met: four bytes where a word takes sixteen and more.
public struct WordNumbers: Sendable {
  private var numbers: [String: Int32] = [:]

  /// Numbers nothing yet.
  public init() {}

  /// How many words have a number: those below it.
  public var count: Int { numbers.count }

  /// The number of a word; `nil` where it was never met.
  public subscript(word: String) -> Int32? { numbers[word] }

  /// The number of a word, the next one where it is new; there may be 2³¹ − 1.
  public mutating func number(_ word: String) -> Int32 {
    if let known = numbers[word] { return known }
    let new = Int32(numbers.count)
    numbers[word] = new
    return new
  }
}
