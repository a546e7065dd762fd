import Dispatch
import Synchronization

extension Range<Int> {
  /// What `body` makes of each number, in order, made on all processors.
  func concurrentlyMapped<Value: Sendable>(_ body: @Sendable (Int) -> Value) -> [Value] {
    let made = Mutex<[Int: Value]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let value = body(lowerBound + place)
      made.withLock { $0[place] = value }
    }
    return made.withLock { made in made.sorted { $0.key < $1.key }.map(\.value) }
  }
}
