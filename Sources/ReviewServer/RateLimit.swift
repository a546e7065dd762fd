import Synchronization

/// How many requests each visitor may send: so many at once, and so many a second for long.
final class RateLimit<Key: Hashable & Sendable>: Sendable {
  private struct Bucket: Sendable {
    var left: Double
    var filled: ContinuousClock.Instant
  }

  private let lasting: Double
  private let burst: Double
  private let buckets = Mutex<[Key: Bucket]>([:])

  init(_ rate: (lasting: Double, burst: Double)) {
    lasting = rate.lasting
    burst = rate.burst
  }

  /// Whether one more request is allowed now.
  func allows(_ key: Key) -> Bool {
    let now = ContinuousClock.now
    return buckets.withLock { buckets in
      if buckets.count > 10_000 { buckets = buckets.filter { refilled($0.value, at: now) < burst } }
      var bucket = buckets[key] ?? Bucket(left: burst, filled: now)
      bucket.left = refilled(bucket, at: now)
      bucket.filled = now
      defer { buckets[key] = bucket }
      guard bucket.left >= 1 else { return false }
      bucket.left -= 1
      return true
    }
  }

  private func refilled(_ bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
    min(burst, bucket.left + lasting * (bucket.filled.duration(to: now) / .seconds(1)))
  }
}
