/// Bold and dim where the terminal understands them.
struct Ink {
  /// Whether escapes are written.
  var style: TerminalSummary.Style

  /// `text` standing out.
  func bold(_ text: String) -> String { wrapped(text, in: "1") }

  /// `text` standing back.
  func dim(_ text: String) -> String { wrapped(text, in: "2") }

  private func wrapped(_ text: String, in code: String) -> String {
    style == .styled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
