import Figures
import SpoorModel

extension Estimate {
  /// A share in hundredths with its interval: `50.5 (41.0, 59.9)`.
  var inPoints: String {
    guard let low, let high else { return StatementText.points(value) }
    return
      "\(StatementText.points(value)) (\(StatementText.points(low)), \(StatementText.points(high)))"
  }
}
