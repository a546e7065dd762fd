import Foundation
import Synchronization
import Testing

@testable import PhraseIndex

@Suite("A thread that gives way") struct YieldingThreadTests {
  /// What was done, as seen from several threads.
  private final class Log: Sendable {
    private let numbers = Mutex<[Int]>([])
    func append(_ number: Int) { numbers.withLock { $0.append(number) } }
    var all: [Int] { numbers.withLock { $0 } }
  }

  @Test("does all work in order, and can be waited for more than once", arguments: [1, 10, 10_000])
  func order(room: Int) {
    let log = Log()
    let thread = YieldingThread(room: room)
    thread.finish()
    for number in 0..<500 {
      thread.perform(cost: number % 7) { log.append(number) }
    }
    thread.finish()
    #expect(log.all == Array(0..<500))
    thread.perform(cost: 1) { log.append(500) }
    thread.finish()
    #expect(log.all.last == 500)
  }

  @Test("lets no more wait than there is room for")
  func room() {
    let log = Log()
    let gate = DispatchSemaphore(value: 0)
    let thread = YieldingThread(room: 2)
    thread.perform(cost: 1) { gate.wait() }
    let handedOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      for number in 0..<10 {
        thread.perform(cost: 1) {}
        log.append(number)
      }
      handedOver.signal()
    }
    // Room for two, and one more on top of them, whether or not the first is under way already.
    #expect(handedOver.wait(timeout: .now() + .milliseconds(200)) == .timedOut)
    #expect(log.all.count <= 4)
    gate.signal()
    handedOver.wait()
    thread.finish()
    #expect(log.all.count == 10)
  }
}
