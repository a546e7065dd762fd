extension String {
  /// The text in one line, without what could move a terminal's cursor or turn the text round.
  ///
  /// What models and datasets say is only ever text: a line break shows as `⏎`, a tab as a blank,
  /// any other control character as `�`.
  var visible: String {
    String(UnicodeScalarView(unicodeScalars.map(\.visible)))
  }

  /// As ``visible``, line by line.
  var visibleLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }
      .joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  fileprivate var visible: Unicode.Scalar {
    switch self {
    case "\n": "⏎"
    case "\t": " "
    // Line and paragraph separators; embeddings, overrides and isolates of direction.
    case "\u{2028}", "\u{2029}", "\u{202a}"..."\u{202e}", "\u{2066}"..."\u{2069}": "\u{fffd}"
    case _ where properties.generalCategory == .control: "\u{fffd}"
    default: self
    }
  }
}
