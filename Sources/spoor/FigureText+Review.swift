import Reporting
import Review
import SpoorModel

extension FigureText {
  /// A share in per cent with its interval: `62.1 (45.0 to 77.2)`.
  func percentages(_ share: Estimate?) -> String { written(share, times: 100, digits: 1) }

  /// A coefficient with its interval: `0.64 (0.21 to 0.93)`; `undefined` where it is.
  func coefficient(_ estimate: Estimate?) -> String {
    estimate == nil ? "undefined" : written(estimate, times: 1, digits: 2)
  }

  /// `1 of 9`; halves where reviewers of one decoy differ.
  func written(_ decoys: DecoyAcceptance) -> String {
    guard decoys.decoys > 0 else { return Self.unknown }
    let isWhole = decoys.accepted == decoys.accepted.rounded()
    return "\(fixed(decoys.accepted, digits: isWhole ? 0 : 1)) of \(count(decoys.decoys))"
  }

  private func written(_ estimate: Estimate?, times scale: Double, digits: Int) -> String {
    guard let estimate else { return Self.unknown }
    let value = fixed(scale * estimate.value, digits: digits)
    return interval(estimate, times: scale, digits: digits).map { "\(value) (\($0))" } ?? value
  }
}
