import Dispatch
import Synchronization

extension Range<Int> {
  /// What `body` makes of each number, in order, made on all processors.
  func concurrentlyMapped<Value: Sendable>(_ body: @Sendable (Int) -> Value) -> [Value] {
    concurrentlyMapped(onThreads: count) { _, number in body(number) }
  }

  /// The same on so many threads, each of which is told its own number first: what only one may use at a
  /// time, `body` can hold one of for each.
  func concurrentlyMapped<Value: Sendable>(
    onThreads threads: Int,
    _ body: @Sendable (_ thread: Int, _ number: Int) -> Value
  ) -> [Value] {
    let made = Mutex<[Int: Value]>([:])
    let next = Atomic(lowerBound)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < upperBound else { return }
        let value = body(thread, number)
        made.withLock { $0[number] = value }
      }
    }
    return made.withLock { made in made.sorted { $0.key < $1.key }.map(\.value) }
  }
}
