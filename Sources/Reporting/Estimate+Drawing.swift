import SpoorModel

extension Estimate {
  /// The interval's upper end where it can be drawn, else the figure.
  var top: Double { high.flatMap { $0.isFinite ? $0 : nil } ?? value }

  /// The interval's lower end where it can be drawn, else the figure.
  var bottom: Double { low.flatMap { $0.isFinite ? $0 : nil } ?? value }
}
