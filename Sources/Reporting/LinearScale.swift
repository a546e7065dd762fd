import Foundation

/// Maps values to places of a drawing, and says where round values lie.
struct LinearScale {
  /// The round values, in order; the first and last bound the scale.
  let ticks: [Double]
  /// The digits after the point that tell the ticks apart.
  let digits: Int
  private let start: Double
  private let end: Double

  /// A scale over round values that covers all `values` of a size that can be drawn.
  ///
  /// - Parameters:
  ///   - values: what must fit; at least two different ones, else 0...1 is covered.
  ///   - count: about how many ticks.
  ///   - start: the place of the first tick.
  ///   - end: the place of the last.
  init(covering values: [Double], ticks count: Int, from start: Double, to end: Double) {
    let finite = values.filter { abs($0) < 1e12 }
    let low = finite.min() ?? 0
    let high = finite.max().map { $0 > low ? $0 : low + 1 } ?? 1
    let step = Self.roundStep((high - low) / Double(max(count, 1)))
    let first = Int((low / step).rounded(.down))
    let last = Int((high / step).rounded(.up))
    ticks = (first...max(last, first + 1)).map { Double($0) * step }
    digits = max(0, Int(-log10(step).rounded(.down)))
    self.start = start
    self.end = end
  }

  /// The place of `value`, which may lie outside the ticks.
  func position(_ value: Double) -> Double {
    guard let first = ticks.first, let last = ticks.last else { return start }
    return start + (value - first) / (last - first) * (end - start)
  }

  /// The least of 1, 2, 5 × 10ⁿ that is not under `step`.
  private static func roundStep(_ step: Double) -> Double {
    let unit = pow(10, log10(step).rounded(.down))
    let factor = [1, 2, 5].first { $0 * unit >= step * 0.999 } ?? 10
    return factor * unit
  }
}

extension Double {
  /// A coordinate of a drawing.
  var svg: String { FigureText.terminal.fixed(self, digits: 1) }
}
