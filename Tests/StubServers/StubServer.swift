import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import Records
import ScratchFiles
import SpoorModel
import Synchronization

/// A server on a free port of this machine that answers as a test says.
///
/// It has threads of its own: tests that wait for a program to end hold those that tasks share, and the
/// program waits for this server. It runs until the process ends, because Hummingbird that is cancelled
/// while a connection opens ends the process.
public final class StubServer: Sendable {
  /// A request that came.
  public struct Seen: Sendable {
    /// The method.
    public var method: String
    /// The path, with a slash before it.
    public var path: String
    /// The body.
    public var text: String
    /// The header of that name.
    public var authorization: String?

    /// The body's value at a key; `nil` where there is none.
    public func value(_ key: String) -> JSONValue? {
      let place = SpoorError.Location(file: "request")
      return (try? JSONValue(parsing: Array(text.utf8), at: place))?.members?[key]
    }
  }

  /// What it answers.
  public struct Reply: Sendable {
    /// The status.
    public var status = 200
    /// The headers.
    public var headers: [String: String] = [:]
    /// The body.
    public var text: String
    /// How long it takes.
    public var delay = Duration.zero

    /// An answer of this value.
    public static func json(_ value: JSONValue) -> Reply { Reply(text: value.text) }

    /// An answer of another status.
    public static func status(
      _ status: Int,
      _ text: String = "",
      headers: [String: String] = [:]
    ) -> Reply {
      Reply(status: status, headers: headers, text: text)
    }

    /// The same, after a while.
    public func after(_ delay: Duration) -> Reply {
      var late = self
      late.delay = delay
      return late
    }
  }

  private let port: Int
  private let requests: Requests

  /// Serves what `reply` makes of a request, and of how often the same came before.
  public init(_ reply: @escaping @Sendable (Seen, Int) -> Reply) async throws {
    let (port, requests) = (try LoopbackSocket.freePort(), Requests())
    (self.port, self.requests) = (port, requests)
    let (running, continuation) = AsyncStream<Void>.makeStream()
    let serving = Task(executorPreference: OwnThreads.shared) {
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

  /// What came so far.
  public var seen: [Seen] { requests.all }

  /// Its URL.
  public var address: String { "http://127.0.0.1:\(port)" }
}

/// Threads for servers alone.
private final class OwnThreads: TaskExecutor {
  static let shared = OwnThreads()

  private let queue = DispatchQueue(label: "stub servers", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// The requests that came, in order.
private final class Requests: Sendable {
  private let seen = Mutex<[StubServer.Seen]>([])

  var all: [StubServer.Seen] { seen.withLock { $0 } }

  /// Notes a request, and says how often the same came before.
  func add(_ request: StubServer.Seen) -> Int {
    seen.withLock { seen in
      let before = seen.count { $0.path == request.path && $0.text == request.text }
      seen.append(request)
      return before
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
