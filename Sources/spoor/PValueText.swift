import Reporting

/// A chance as a person reads it: `= 0.031`, `< 0.001`.
struct PValueText {
  let text: String

  init(_ value: Double) {
    text = value < 0.001 ? "< 0.001" : "= \(FigureText.terminal.fixed(value, digits: 3))"
  }
}
