import Synchronization

/// How many requests are taken.
struct Rate: Sendable {
  /// So many a second for long.
  var lasting: Double
  /// So many at once.
  var burst: Double
}

/// Counts requests of each visitor, named by a text, against a rate.
final class RateLimit: Sendable {
  private struct Bucket: Sendable {
    var left: Double
    var filled: ContinuousClock.Instant
  }

  private let rate: Rate
  private let buckets = Mutex<[String: Bucket]>([:])

  init(_ rate: Rate) { self.rate = rate }

  /// Whether one more request is allowed now.
  func allows(_ visitor: String) -> Bool {
    let now = ContinuousClock.now
    return buckets.withLock { buckets in
      if buckets.count > 10_000 {
        buckets = buckets.filter { refilled($0.value, at: now) < rate.burst }
      }
      var bucket = buckets[visitor] ?? Bucket(left: rate.burst, filled: now)
      bucket.left = refilled(bucket, at: now)
      bucket.filled = now
      defer { buckets[visitor] = bucket }
      guard bucket.left >= 1 else { return false }
      bucket.left -= 1
      return true
    }
  }

  private func refilled(_ bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
    min(rate.burst, bucket.left + rate.lasting * (bucket.filled.duration(to: now) / .seconds(1)))
  }
}
