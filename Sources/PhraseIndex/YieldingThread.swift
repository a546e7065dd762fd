import Foundation

/// A thread that does one piece of work after another and gives way to all others.
///
/// For what nobody waits for until the end, such as compressing: it takes the time that a processor
/// would idle.
final class YieldingThread: Sendable {
  private let inbox: Inbox

  /// Starts the thread; `room` is what may wait, in the unit of costs.
  init(room: Int) {
    let inbox = Inbox(room: room)
    self.inbox = inbox
    Thread.detachNewThread {
      Self.giveWay()
      while let work = inbox.next() {
        work()
        inbox.end()
      }
    }
  }

  /// What has not begun is left undone.
  deinit { inbox.close() }

  /// Hands work over; waits only while more waits than there is room for.
  func perform(cost: Int, _ work: @escaping @Sendable () -> Void) {
    inbox.append(work, cost: cost)
  }

  /// Waits until all work that was handed over is done.
  func finish() { inbox.waitUntilEmpty() }

  private static func giveWay() {
    #if os(Linux)
      // There 0 is the calling thread. What the system refuses costs only time.
      setpriority(CInt(PRIO_PROCESS.rawValue), 0, 19)
    #endif
  }
}

/// The work that waits, and what is under way.
///
/// Unchecked because its variables are touched under `condition` only.
private final class Inbox: @unchecked Sendable {
  private let condition = NSCondition()
  private let room: Int
  private var waiting: [(work: @Sendable () -> Void, cost: Int)] = []
  private var first = 0
  private var cost = 0
  private var isBusy = false
  private var isClosed = false

  init(room: Int) { self.room = room }

  func append(_ work: @escaping @Sendable () -> Void, cost: Int) {
    condition.lock()
    defer { condition.unlock() }
    while self.cost > room { condition.wait() }
    waiting.append((work, cost))
    self.cost += cost
    condition.broadcast()
  }

  /// Waits for work; `nil` when there will be none.
  func next() -> (@Sendable () -> Void)? {
    condition.lock()
    defer { condition.unlock() }
    while first == waiting.count, !isClosed { condition.wait() }
    guard !isClosed else { return nil }
    let next = waiting[first]
    first += 1
    if first == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      first = 0
    }
    cost -= next.cost
    isBusy = true
    condition.broadcast()
    return next.work
  }

  func end() {
    condition.lock()
    defer { condition.unlock() }
    isBusy = false
    condition.broadcast()
  }

  func waitUntilEmpty() {
    condition.lock()
    defer { condition.unlock() }
    while first < waiting.count || isBusy { condition.wait() }
  }

  func close() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    condition.broadcast()
  }
}
