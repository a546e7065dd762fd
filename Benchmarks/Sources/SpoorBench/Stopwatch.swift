import Foundation

/// Times work by the clock and by the processor.
enum Stopwatch {
  /// Nanoseconds.
  struct Time: Encodable {
    var wall: Int
    /// Of all threads of this process.
    var cpu: Int
  }

  static func time<Result>(_ work: () throws -> Result) rethrows -> Time {
    let (wall, cpu) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    let result = try work()
    let time = Time(wall: now(CLOCK_MONOTONIC) - wall, cpu: now(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    keep(result)
    return time
  }

  /// Uses a result, so that the compiler cannot leave out the work.
  @inline(never)
  private static func keep<Result>(_ result: Result) {}

  private static func now(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
