public import ArgumentParser
public import SpoorModel

extension Part: ExpressibleByArgument {
  /// Reads a part such as `2/7`.
  public init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1] else { return nil }
    self.init(number, of: count)
  }
}
