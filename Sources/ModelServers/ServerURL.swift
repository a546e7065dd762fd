import Foundation
public import SpoorModel

/// Where a model server answers: scheme, host, port, and the path that its routes begin with.
public struct ServerURL: Hashable, Sendable, CustomStringConvertible {
  private let root: URL

  /// The URL as a user writes it, with `/v1` behind it or without.
  ///
  /// - Throws: ``SpoorError`` `usage` for what is no `http` or `https` URL, and for one that holds a
  ///   password: keys come from the environment alone, since a URL ends in files and errors.
  public init(_ text: String) throws(SpoorError) {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme),
      let host = url.host(), !host.isEmpty
    else {
      throw SpoorError(
        .usage,
        "'\(text)' is no server's URL",
        remedy: "Write it like http://127.0.0.1:8000."
      )
    }
    guard url.user() == nil, url.password() == nil, url.query() == nil, url.fragment() == nil else {
      throw SpoorError(
        .usage,
        "the URL of \(host) holds more than host, port and path",
        remedy: "Leave name, password and query out; the key is read from SPOOR_API_KEY."
      )
    }
    var path = url.absoluteString
    while path.hasSuffix("/") { path.removeLast() }
    if path.hasSuffix("/v1") { path.removeLast("/v1".count) }
    guard let root = URL(string: path) else {
      throw SpoorError(.usage, "'\(text)' is no server's URL", remedy: "Check its spelling.")
    }
    self.root = root
  }

  /// The URL of a route, such as `v1/completions`.
  func route(_ path: String) -> URL { root.appending(path: path) }

  /// The URL without `/v1`.
  public var description: String { root.absoluteString }
}
