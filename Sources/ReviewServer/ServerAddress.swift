public import Foundation
public import SpoorModel

/// Where the page is served, and by which names it may be called.
///
/// A page of somebody else's can make a browser send requests here under a name that it controls (DNS
/// rebinding). So `Host` must be an address in numbers, `localhost`, or the name that was given.
public struct ServerAddress: Sendable {
  /// The address that is listened on, such as `127.0.0.1`.
  public let host: String
  /// The port.
  public let port: Int
  /// Where experts find the page, such as `https://review.example.org`; `nil` for the address itself.
  public let link: URL?

  /// Names an address.
  ///
  /// - Parameters:
  ///   - host: an address in numbers, or `localhost`.
  ///   - port: 1 to 65535.
  ///   - link: where experts find the page, if a proxy or a name stands between.
  /// - Throws: ``SpoorError`` `usage` for what cannot be listened on or linked to.
  public init(host: String, port: Int, link: URL? = nil) throws(SpoorError) {
    guard (1...65_535).contains(port) else {
      throw SpoorError(.usage, "port \(port) is none", remedy: "Name one from 1 to 65535.")
    }
    guard host == "localhost" || Self.isNumeric(host) else {
      throw SpoorError(
        .usage,
        "'\(host)' is no address in numbers",
        remedy: "Listen on 127.0.0.1, or on 0.0.0.0 for every machine that reaches this one."
      )
    }
    if let link {
      guard let scheme = link.scheme, ["http", "https"].contains(scheme), link.host() != nil,
        link.path().isEmpty || link.path() == "/", link.query() == nil, link.fragment() == nil,
        link.user() == nil
      else {
        throw SpoorError(
          .usage,
          "'\(link.absoluteString)' is no page's address",
          remedy: "Write it like https://review.example.org, without a path."
        )
      }
    }
    self.host = host
    self.port = port
    self.link = link.flatMap { URL(string: $0.absoluteString.lowercased()) }
  }

  /// Whether only this machine reaches it.
  public var isLoopback: Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }

  /// Where the page is, without a slash at the end.
  public var page: String {
    if let link {
      let text = link.absoluteString
      return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
    let reached = host == "0.0.0.0" || host == "::" ? Self.machine : host
    return "http://\(reached.contains(":") ? "[\(reached)]" : reached):\(port)"
  }

  /// Whether cookies are sent over TLS alone.
  var isSecure: Bool { link?.scheme == "https" }

  /// Whether a `Host` header names this page.
  func answers(to host: String) -> Bool {
    let host = host.lowercased()
    if host == linkAuthority { return true }
    guard let (name, port) = Self.split(host), port == self.port else { return false }
    if name == "localhost" { return isLoopback }
    guard Self.isNumeric(name) else {
      return name == Self.machine && !isLoopback
    }
    return !isLoopback || name.hasPrefix("127.") || name == "::1"
  }

  /// Whether an `Origin` header is this page's own, for a request to `host`.
  func isOwn(origin: String, of host: String) -> Bool {
    // A proxy may call this page by the address that it listens on.
    link != nil && origin == page
      || host != linkAuthority && origin == "http://\(host.lowercased())"
  }

  /// This machine's name, as browsers write names.
  private static let machine = ProcessInfo.processInfo.hostName.lowercased()

  private var linkAuthority: String? {
    guard let link, let name = link.host(percentEncoded: false) else { return nil }
    let written = name.contains(":") && !name.hasPrefix("[") ? "[\(name)]" : name
    return link.port.map { "\(written):\($0)" } ?? written
  }

  /// Parts `name:port` and `[v6]:port`; port 80 where none is written.
  private static func split(_ host: String) -> (name: String, port: Int)? {
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return nil }
      let name = String(host[host.index(after: host.startIndex)..<end])
      return port(host[host.index(after: end)...]).map { (name, $0) }
    }
    let end = host.firstIndex(of: ":") ?? host.endIndex
    return port(host[end...]).map { (String(host[..<end]), $0) }
  }

  private static func port(_ text: Substring) -> Int? {
    if text.isEmpty { return 80 }
    guard text.first == ":", let number = Int(text.dropFirst()) else { return nil }
    return number
  }

  private static func isNumeric(_ host: String) -> Bool {
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }
}
