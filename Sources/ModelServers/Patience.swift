import Foundation

/// How long a server is waited for, and how often it is asked again.
public struct Patience: Hashable, Sendable {
  /// How often a request is sent before it has failed.
  public var attempts: Int
  /// The pause before the second attempt; each further one is twice as long.
  public var firstPause: Duration
  /// No pause of ours is longer.
  public var longestPause: Duration
  /// A server that asks for a longer pause than this is given up.
  public var longestWish: Duration
  /// How long one answer may take.
  public var timeOut: Duration

  /// Describes patience.
  ///
  /// A model that writes a long answer behind a queue of others may take minutes for it.
  public init(
    attempts: Int = 6,
    firstPause: Duration = .milliseconds(500),
    longestPause: Duration = .seconds(60),
    longestWish: Duration = .seconds(300),
    timeOut: Duration = .seconds(600)
  ) {
    self.attempts = attempts
    self.firstPause = firstPause
    self.longestPause = longestPause
    self.longestWish = longestWish
    self.timeOut = timeOut
  }

  /// The pause after a failed attempt.
  ///
  /// - Parameters:
  ///   - attempt: which attempt failed, from 1.
  ///   - wish: what the server asks for, in `Retry-After`.
  ///   - chance: 0 to 1; half the pause depends on it, so that requests that failed together do not all
  ///     come back together.
  /// - Returns: the pause; `nil` where the server asks for more than is granted.
  func pause(after attempt: Int, wish: Duration?, chance: Double) -> Duration? {
    if let wish, wish > longestWish { return nil }
    // 2³⁰ first pauses are longer than any longest one.
    let doubled = firstPause * (1 << min(attempt - 1, 30))
    let own = min(doubled, longestPause) * (0.5 + chance / 2)
    return max(own, wish ?? .zero)
  }

  /// What the header `Retry-After` says: seconds, or a date.
  static func wish(_ header: String?, now: Date = Date()) -> Duration? {
    guard let header else { return nil }
    if let seconds = Double(header), seconds.isFinite { return .seconds(min(max(0, seconds), 1e9)) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: header).map { .seconds(max(0, $0.timeIntervalSince(now))) }
  }
}
