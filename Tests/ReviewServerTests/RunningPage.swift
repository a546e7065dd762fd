import AuditStore
import Foundation
import Review
import ScratchFiles
import SpoorModel

@testable import ReviewServer

/// A page that is served on a free port of this machine until the test ends.
final class RunningPage: Sendable {
  let reviewed: ReviewedStore
  let address: ServerAddress
  private let serving: Task<Void, any Error>

  init(_ reviewed: ReviewedStore, limits: RequestLimits = RequestLimits()) async throws {
    self.reviewed = reviewed
    let address = try ServerAddress(host: "127.0.0.1", port: try LoopbackSocket.freePort())
    self.address = address
    let subject = ReviewSubject(
      name: "made-up",
      store: reviewed.store,
      references: [:],
      agreement: { [] }
    )
    var server = ReviewServer(of: subject, at: address)
    server.limits = limits
    let (running, continuation) = AsyncStream<Void>.makeStream()
    serving = Task { [server] in
      defer { continuation.finish() }
      try await server.run { continuation.yield() }
    }
    var starts = running.makeAsyncIterator()
    if await starts.next() == nil { try await serving.value }
  }

  deinit { serving.cancel() }

  /// Somebody who has come in with an invite of their own.
  func visitor(_ name: String, as role: ReviewerRole = .expert) async throws -> PageVisitor {
    var visitor = PageVisitor(address: address)
    let joined = try await visitor.post("join", ["token": try reviewed.invite(name, as: role)])
    visitor.cookie = joined.cookie
    return visitor
  }
}

/// A browser in few words.
struct PageVisitor: Sendable {
  let address: ServerAddress
  var cookie: String?

  func get(_ path: String) async throws -> HTTPAnswer { try await ask("GET", path) }

  func post(_ path: String, _ body: [String: any Sendable] = [:]) async throws -> HTTPAnswer {
    let json = try JSONSerialization.data(withJSONObject: body)
    return try await ask("POST", path, body: String(decoding: json, as: UTF8.self))
  }

  func ask(
    _ method: String,
    _ path: String,
    headers: [String] = [],
    body: String = ""
  ) async throws -> HTTPAnswer {
    var lines = ["\(method) /api/\(path) HTTP/1.1"]
    if !headers.contains(where: { $0.hasPrefix("Host:") }) {
      lines.append("Host: 127.0.0.1:\(address.port)")
    }
    if !headers.contains(where: { $0.hasPrefix("Content-Type:") }) && method == "POST" {
      lines.append("Content-Type: application/json")
    }
    if let cookie { lines.append("Cookie: \(cookie)") }
    lines += headers + ["Content-Length: \(body.utf8.count)", "Connection: close"]
    let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    return try await Connection.exchange([Data(text.utf8)], port: address.port)
  }
}

extension HTTPAnswer {
  /// The value at a path of keys and places; `nil` where there is none.
  func value(_ path: String) throws -> String? {
    var value: Any? = try JSONSerialization.jsonObject(with: Data(text.utf8))
    for key in path.split(separator: ".") {
      if let list = value as? [Any], let place = Int(key) {
        value = list.indices.contains(place) ? list[place] : nil
      } else {
        value = (value as? [String: Any])?[String(key)]
      }
    }
    return value is NSNull ? nil : value.map { "\($0)" }
  }
}
