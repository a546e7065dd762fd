import Dispatch
import Foundation
import Synchronization

extension Range<Int> {
  /// What `body` makes of each number, in order, made on all processors.
  package func concurrentlyMapped<Value: Sendable>(_ body: @Sendable (Int) -> Value) -> [Value] {
    concurrentlyMapped(onThreads: Swift.min(count, Self.processors)) { _, number in body(number) }
  }

  /// The same on so many threads, each of which is told its own number first: what only one may use at a
  /// time, `body` can hold one of for each.
  package func concurrentlyMapped<Value: Sendable>(
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

  /// Makes something of each number on all processors, and hands it on in order; some of it at a time, so that
  /// memory need not hold all.
  ///
  /// - Parameters:
  ///   - make: makes it.
  ///   - take: takes it, on the calling thread.
  /// - Throws: what `take` throws, and of what `make` throws the first in order.
  package func forEachMade<Value: Sendable>(
    _ make: @Sendable (Int) throws -> Value,
    take: (Value) throws -> Void
  ) throws {
    let threads = Swift.min(count, Self.processors)
    try forEachMade(onThreads: threads, { _, number in try make(number) }, take: take)
  }

  /// The same on so many threads, each of which is told its own number first.
  ///
  /// - Parameters:
  ///   - threads: how many.
  ///   - make: makes it.
  ///   - take: takes it, on the calling thread.
  /// - Throws: what `take` throws, and of what `make` throws the first in order.
  package func forEachMade<Value: Sendable>(
    onThreads threads: Int,
    _ make: @Sendable (_ thread: Int, _ number: Int) throws -> Value,
    take: (Value) throws -> Void
  ) throws {
    for start in stride(from: lowerBound, to: upperBound, by: Self.batch) {
      let batch = start..<Swift.min(start + Self.batch, upperBound)
      let made = batch.concurrentlyMapped(onThreads: threads) { thread, number in
        Result { try make(thread, number) }
      }
      for made in made { try take(try made.get()) }
    }
  }

  private static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }
  private static var batch: Int { 64 }
}
