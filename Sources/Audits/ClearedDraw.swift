import DurableFiles
import SpoorModel

/// Which cleared spans are traced, as controls: all of them, or of very many each with the same chance.
///
/// A span's number is that of its place, so that the same spans are drawn on every machine, and a greater
/// share draws those of a smaller one too.
struct ClearedDraw {
  /// About so many cleared spans of a model are traced: a rate over them is known to half a point.
  static let most = 20_000

  /// The chance of each, 0...1.
  let share: Double

  /// Draws about ``most`` of so many.
  init(from count: Double) { share = count > Double(Self.most) ? Double(Self.most) / count : 1 }

  /// Whether a span is drawn.
  func draws(_ span: Span) -> Bool {
    guard share < 1 else { return true }
    let place = "\(span.promptID)\n\(span.range.start) \(span.range.end)"
    let digits = SHA256.hash(of: place).prefix(13)
    return Double(UInt64(digits, radix: 16) ?? 0) / Double(UInt64(1) << 52) < share
  }
}
