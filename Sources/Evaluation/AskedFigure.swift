import SpoorModel
import Statistics

/// A figure that can be drawn anew, and of how many things it is.
struct AskedFigure {
  var statistic: any UnitStatistic
  var count: Int
}

extension Bootstrap {
  /// The figures with their intervals, all from one series of draws; what is undefined has none.
  func figures(of asked: [AskedFigure]) -> [SpanFigure] {
    let values = asked.map(\.statistic.value)
    let defined = zip(asked, values).filter { $0.1 != nil }.map(\.0.statistic)
    var intervals = intervals(of: defined)[...]
    return zip(asked, values).map { asked, value in
      guard let value else { return SpanFigure(nil, of: asked.count) }
      let interval = intervals.popFirst() ?? nil
      let estimate = Estimate(value: value, low: interval?.low, high: interval?.high)
      return SpanFigure(estimate, of: asked.count)
    }
  }
}
