import SpoorModel

/// One line of a comparison's table: what it counts, and how it is written.
struct ChangeRow {
  /// How a figure is written.
  enum Unit {
    /// A share, in per cent; its differences in points.
    case share
    /// A number with so many digits.
    case number(digits: Int)
  }

  /// What it counts.
  var label: String
  /// How it is written.
  var unit: Unit
  /// The figure; `nil` where it cannot be compared.
  var change: Change?

  /// The lines of a comparison, the same in the terminal and on the page.
  static func rows(of figures: ModelChange.Figures) -> [ChangeRow] {
    [
      ChangeRow(
        label: "answers with a doubted span, %",
        unit: .share,
        change: figures.doubtedAnswers
      ),
      ChangeRow(
        label: "answers with a borrowed span, %",
        unit: .share,
        change: figures.borrowedAnswers
      ),
      ChangeRow(
        label: "doubted spans an answer",
        unit: .number(digits: 2),
        change: figures.doubtedSpans
      ),
      ChangeRow(
        label: "borrowed spans an answer",
        unit: .number(digits: 2),
        change: figures.borrowedSpans
      ),
      ChangeRow(
        label: "doubted spans in 100 words",
        unit: .number(digits: 2),
        change: figures.doubtedPerHundredWords
      ),
      ChangeRow(label: "words an answer", unit: .number(digits: 1), change: figures.words),
    ]
  }

  /// What it counts, without the unit of its values.
  var name: String { label.hasSuffix(", %") ? String(label.dropLast(3)) : label }

  /// Whether it is a share.
  var isShare: Bool {
    switch unit {
    case .share: true
    case .number: false
    }
  }

  /// A figure, without its unit.
  func figure(_ value: Double?, _ text: FigureText) -> String {
    guard let value else { return FigureText.unknown }
    return text.fixed(scale * value, digits: digits)
  }

  /// A difference, with its sign.
  func difference(_ value: Double, _ text: FigureText) -> String {
    let figure = figure(value, text)
    return value > 0 && figure.contains { $0 != "0" && $0 != "." } ? "+" + figure : figure
  }

  /// A difference's interval; `nil` where it has none.
  func interval(_ estimate: Estimate, _ text: FigureText) -> String? {
    text.interval(estimate, times: scale, digits: digits)
  }

  private var scale: Double {
    switch unit {
    case .share: 100
    case .number: 1
    }
  }

  private var digits: Int {
    switch unit {
    case .share: 1
    case .number(let digits): digits
    }
  }
}
