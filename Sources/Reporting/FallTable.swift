import SpoorModel

/// What became of the spans that were predicted to fall, as aligned lines.
struct FallTable {
  /// One action.
  var fall: PredictedFall

  private let text = FigureText.terminal

  init(fall: PredictedFall) { self.fall = fall }

  /// The fates that a table shows, each with its name.
  static func fates(of fall: PredictedFall) -> [(label: String, fate: PredictedFall.Fate)] {
    [
      ("predicted to fall", fall.treated),
      fall.control.map { ("the same, random rows instead", $0) },
      ("borrowed, not predicted to fall", fall.unpredicted),
      fall.unpredictedControl.map { ("these, random rows instead", $0) },
    ].compactMap { $0 }
  }

  /// A head line and a line a group of spans.
  func lines(width: Int, ink: Ink) -> [String] {
    let fates = Self.fates(of: fall)
    let heading = "What became of the borrowed spans of \(fall.before): \(fall.action)"
    let head = ["", "spans", "gone, % (95 %)", "cleared, %", "doubted, %"]
    let lines = fates.map { cells($0.label, $0.fate) }
    let table = AlignedCells(fitting: [head] + lines, into: width)
    return VisibleControl.onOneLine(heading).wrapped(to: width).map(ink.bold)
      + [ink.dim(table.line(head))] + lines.map(table.line)
  }

  private func cells(_ label: String, _ fate: PredictedFall.Fate) -> [String] {
    [label, text.count(fate.spans), gone(fate), share(fate.cleared), share(fate.doubted)]
  }

  private func gone(_ fate: PredictedFall.Fate) -> String {
    guard let gone = fate.gone else { return "not estimable" }
    guard let low = gone.low, let high = gone.high else { return share(gone.value) }
    return "\(share(gone.value)) (\(share(low)), \(share(high)))"
  }

  private func share(_ value: Double?) -> String {
    value.map { text.fixed(100 * $0, digits: 1) } ?? FigureText.unknown
  }
}
