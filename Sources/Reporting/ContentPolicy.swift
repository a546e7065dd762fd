import DurableFiles
import Foundation

/// What a page lets a browser do with it.
public enum ContentPolicy {
  /// A script's or a style's SHA-256 as a policy names it: only this very text runs.
  ///
  /// - Parameter text: all that stands between the element's tags.
  /// - Returns: the source, without its quotes.
  public static func source(of text: String) -> String {
    let digits = Array(SHA256.hash(of: text).utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16)
    }
    return "sha256-\(Data(bytes).base64EncodedString())"
  }
}
