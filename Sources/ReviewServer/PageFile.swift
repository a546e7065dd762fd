import DurableFiles
import Foundation
import SpoorModel

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

  init(skeleton: String, style: String, script: String) {
    html = skeleton.replacing("/*style*/", with: style).replacing("/*script*/", with: script)
    let style = Self.content(of: "style", in: html)
    let script = Self.content(of: "script", in: html)
    policy = [
      "default-src 'none'", "style-src '\(Self.source(style))'",
      "script-src '\(Self.source(script))'", "connect-src 'self'", "base-uri 'none'",
      "form-action 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  /// What stands between a tag's first opening and its last closing.
  private static func content(of tag: String, in html: String) -> Substring {
    guard let open = html.firstRange(of: "<\(tag)>"),
      let close = html.ranges(of: "</\(tag)>").last, open.upperBound <= close.lowerBound
    else { return "" }
    return html[open.upperBound..<close.lowerBound]
  }

  private static func source(_ text: Substring) -> String {
    let hex = SHA256.hash(of: String(text))
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { place -> UInt8? in
      let start = hex.index(hex.startIndex, offsetBy: place)
      return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
    }
    return "sha256-\(Data(bytes).base64EncodedString())"
  }
}
