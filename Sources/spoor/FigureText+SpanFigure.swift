import Evaluation
import Reporting
import SpoorModel

extension FigureText {
  /// A figure with its interval in brackets: `0.625 (0.333–0.900)`.
  func written(_ figure: SpanFigure) -> String {
    guard let estimate = figure.estimate else { return Self.unknown }
    let value = fixed(estimate.value, digits: 3)
    guard let low = estimate.low, let high = estimate.high else { return value }
    return "\(value) (\(fixed(low, digits: 3))–\(fixed(high, digits: 3)))"
  }
}
