/// Where a task stands in a queue: the name that reviewers see of it, which tells nothing of what it shows.
///
/// An item's hash would tell whoever knows prompts, answers and models which model answered. Queues are in
/// random order, so a place tells nothing.
public struct TaskPlace: Hashable, Sendable, CustomStringConvertible {
  /// The queue, counted from 1.
  public var draw: Int64
  /// The place in it, counted from 1.
  public var number: Int

  /// Names a place.
  public init(draw: Int64, number: Int) {
    self.draw = draw
    self.number = number
  }

  /// Reads what ``description`` writes; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let draw = Int64(parts[0]), let number = Int(parts[1]), draw > 0,
      number > 0, text == "\(draw)-\(number)"
    else { return nil }
    self.init(draw: draw, number: number)
  }

  /// `3-17`: task 17 of the third queue.
  public var description: String { "\(draw)-\(number)" }
}
