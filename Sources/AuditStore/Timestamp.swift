import Foundation

/// A moment in UTC, exact to the millisecond, written as `2026-11-21T03:15:00.000Z`.
///
/// Every time in an audit store is written this way, so that text order is time order.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// Takes a number of milliseconds since 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The present moment.
  public static var now: Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
  }

  /// Reads an ISO 8601 date and time with a time zone, with or without a fraction of a second.
  public init?(_ text: String) {
    let whole = Date.ISO8601FormatStyle()
    let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    // Each style accepts one spelling only; what neither accepts is no time.
    guard let date = (try? whole.parse(text)) ?? (try? fractional.parse(text)) else { return nil }
    milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
  }

  /// `2026-11-21T03:15:00.000Z`.
  public var description: String {
    // The fraction is written by hand: a Double of seconds cannot hold every millisecond, and the
    // format style cuts where it should round.
    let fraction = String(remainder + 1000).dropFirst()
    return "\(wholeSeconds.formatted(.iso8601).dropLast()).\(fraction)Z"
  }

  /// `20261121T031500Z`, fit for a file name.
  public var compact: String {
    String(wholeSeconds.formatted(.iso8601).filter { !"-:".contains($0) })
  }

  private var remainder: Int64 { ((milliseconds % 1000) + 1000) % 1000 }

  private var wholeSeconds: Date {
    Date(timeIntervalSince1970: Double((milliseconds - remainder) / 1000))
  }

  /// A moment so much later, to the millisecond.
  public static func + (moment: Timestamp, duration: Duration) -> Timestamp {
    let milliseconds = Int64((duration / .milliseconds(1)).rounded())
    return Timestamp(milliseconds: moment.milliseconds + milliseconds)
  }

  /// Earlier before later.
  public static func < (one: Timestamp, other: Timestamp) -> Bool {
    one.milliseconds < other.milliseconds
  }
}

extension Timestamp: Codable {
  /// Reads an ISO 8601 string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let timestamp = Timestamp(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text)' is no time such as 2026-11-21T03:15:00Z"
      )
    }
    self = timestamp
  }

  /// Writes an ISO 8601 string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
