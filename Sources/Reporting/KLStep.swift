import SpoorModel

/// How far tuning moved a token, in five steps of nats: those of the review page's strip.
enum KLStep: Int, CaseIterable {
  case still
  case slight
  case some
  case much
  case most

  /// Where each step but the first begins.
  static let edges = [0.01, 0.1, 0.5, 2]

  /// The step that a divergence is in.
  init(_ nats: Double) {
    let index = Self.edges.lastIndex { nats >= $0 }.map { $0 + 1 } ?? 0
    self = Self.allCases[index]
  }

  /// From where to where it goes: `0.01–0.1`.
  var extent: String {
    let edges = Self.edges.map { "\(FigureText.page.edge($0))" }
    switch self {
    case .still: return "< \(edges[0])"
    case .most: return "≥ \(edges[3])"
    default: return "\(edges[rawValue - 1])–\(edges[rawValue])"
    }
  }
}

/// How a part of a strip looks.
struct KLShade: Hashable {
  /// The step; `nil` where the value is unknown.
  var step: KLStep?
  /// Whether the step is only known from below.
  var isBound = false

  /// The look of a value.
  init(_ value: Bounds?) {
    step = value.map { KLStep($0.low) }
    isBound = value.map { KLStep($0.high) != KLStep($0.low) } ?? false
  }

  /// The class of the style sheet; `nil` where the text stands as it is.
  var style: String? {
    guard let step else { return "ku" }
    if isBound { return "k\(step.rawValue) ko" }
    return step == .still ? nil : "k\(step.rawValue)"
  }
}

extension FigureText {
  /// An edge between steps with as many digits as it needs.
  fileprivate func edge(_ value: Double) -> String {
    let digits = value >= 1 ? 0 : value >= 0.1 ? 1 : 2
    return fixed(value, digits: digits)
  }
}
