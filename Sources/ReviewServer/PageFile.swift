import Reporting

/// The page: one HTML with its style and script inside, without any other file.
struct PageFile: Sendable {
  /// The page's bytes.
  let html: String
  /// What a browser lets it do: run this style and this script, and ask this server.
  let policy: String

  /// Puts the page together from its parts.
  init() {
    self.init(
      skeleton: PageParts.skeleton,
      style: PageParts.styles.joined(separator: "\n"),
      script: PageParts.scripts.joined(separator: "\n")
    )
  }

  /// - Parameters:
  ///   - skeleton: the HTML, with `/*style*/` in its style and, behind that, `/*script*/` in its script.
  ///   - style: all of the style.
  ///   - script: all of the script.
  init(skeleton: String, style: String, script: String) {
    // Only the skeleton is searched: searching the whole would take a second.
    let (beforeStyle, afterStyle) = Self.halves(of: skeleton, at: "/*style*/")
    let (beforeScript, afterScript) = Self.halves(of: afterStyle, at: "/*script*/")
    html = beforeStyle + style + beforeScript + script + afterScript
    let styled =
      Self.end(of: beforeStyle, behind: "<style>") + style
      + Self.start(of: beforeScript, before: "</style>")
    let scripted =
      Self.end(of: beforeScript, behind: "<script>") + script
      + Self.start(of: afterScript, before: "</script>")
    policy = [
      "default-src 'none'", "style-src '\(ContentPolicy.source(of: styled))'",
      "script-src '\(ContentPolicy.source(of: scripted))'", "connect-src 'self'", "base-uri 'none'",
      "form-action 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  private static func halves(of text: String, at mark: String) -> (String, String) {
    let halves = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    return (String(halves[0]), halves.count > 1 ? String(halves[1]) : "")
  }

  private static func end(of text: String, behind mark: String) -> String {
    text.ranges(of: mark).last.map { String(text[$0.upperBound...]) } ?? ""
  }

  private static func start(of text: String, before mark: String) -> String {
    text.firstRange(of: mark).map { String(text[..<$0.lowerBound]) } ?? ""
  }
}
