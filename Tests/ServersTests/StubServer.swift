import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Records
import ScratchFiles
import SpoorModel
import Synchronization

@testable import Servers

/// A server on a free port of this machine that answers as a test says, until the test ends.
final class StubServer: Sendable {
  /// A request that came.
  struct Seen: Sendable {
    var method: String
    var path: String
    var text: String
    var authorization: String?

    /// The body's value at a key; `nil` where there is none.
    func value(_ key: String) -> JSONValue? {
      let place = SpoorError.Location(file: "request")
      return (try? JSONValue(parsing: Array(text.utf8), at: place))?.members?[key]
    }
  }

  /// What it answers.
  struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var text: String
    var delay = Duration.zero

    static func json(_ value: JSONValue) -> Reply { Reply(text: value.text) }

    static func status(_ status: Int, _ text: String = "", headers: [String: String] = [:]) -> Reply
    {
      Reply(status: status, headers: headers, text: text)
    }
  }

  let port: Int
  private let requests: Requests
  private let serving: Task<Void, any Error>

  /// Serves what `reply` makes of a request and its number, from 0.
  init(_ reply: @escaping @Sendable (Seen, Int) -> Reply) async throws {
    let (port, requests) = (try LoopbackSocket.freePort(), Requests())
    (self.port, self.requests) = (port, requests)
    let (running, continuation) = AsyncStream<Void>.makeStream()
    serving = Task {
      defer { continuation.finish() }
      let application = Application(
        responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
          let seen = try await Seen(request)
          let reply = reply(seen, requests.add(seen))
          try await Task.sleep(for: reply.delay)
          return reply.response
        },
        configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
        onServerRunning: { _ in continuation.yield() },
        logger: Logger(label: "stub") { _ in SwiftLogNoOpLogHandler() }
      )
      try await application.run()
    }
    var starts = running.makeAsyncIterator()
    if await starts.next() == nil { try await serving.value }
  }

  deinit { serving.cancel() }

  /// What came so far.
  var seen: [Seen] { requests.all }

  var address: String { "http://127.0.0.1:\(port)" }

  /// A model behind it.
  func endpoint(_ dialect: DialectName, model: String = "m", key: String? = nil) throws -> Endpoint {
    Endpoint(
      url: try ServerURL(address),
      model: model,
      dialect: dialect,
      key: try key.flatMap { try APIKey(in: ["SPOOR_API_KEY": $0], for: .only) }
    )
  }
}

/// The requests that came, in order.
private final class Requests: Sendable {
  private let seen = Mutex<[StubServer.Seen]>([])

  var all: [StubServer.Seen] { seen.withLock { $0 } }

  /// Notes a request, and says its number.
  func add(_ request: StubServer.Seen) -> Int {
    seen.withLock { seen in
      seen.append(request)
      return seen.count - 1
    }
  }
}

extension StubServer.Seen {
  fileprivate init(_ request: Request) async throws {
    let body = try await request.body.collect(upTo: 1 << 24)
    self.init(
      method: request.method.rawValue,
      path: request.uri.path,
      text: String(buffer: body),
      authorization: request.headers[.authorization]
    )
  }
}

extension StubServer.Reply {
  fileprivate var response: Response {
    var fields = HTTPFields()
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { continue }
      fields[name] = value
    }
    return Response(
      status: HTTPResponse.Status(code: status),
      headers: fields,
      body: ResponseBody(byteBuffer: ByteBuffer(string: text))
    )
  }
}
