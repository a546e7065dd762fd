import Foundation
import ScratchFiles

/// A `spoor review` that answers requests.
final class ServedReview {
  private let program: RunningProgram
  let link: String?

  /// Starts it and waits until it has printed its link.
  init(_ arguments: [String], in folder: URL, port: Int) throws {
    program = try RunningProgram(SpoorProgram.executable, arguments, in: folder)
    while program.isRunning, !program.printed.contains("Ctrl-C") { usleep(2_000) }
    link = program.printed.firstMatch(of: /http\S+#join=\S+/).map { String($0.0) }
  }

  /// `kill -9`.
  func kill() {
    Foundation.kill(program.identifier, SIGKILL)
    _ = try? program.outcome(within: 20)
  }

  deinit { if program.isRunning { kill() } }
}

/// A browser's session with a port of this machine.
final class HTTPSession {
  private let port: Int
  private var cookie: String?

  init(port: Int) { self.port = port }

  func get(_ path: String) throws -> HTTPAnswer { try ask("GET", "/api/\(path)", "") }

  func post(_ path: String, _ body: String = "{}") throws -> HTTPAnswer {
    try ask("POST", "/api/\(path)", body)
  }

  func ask(_ method: String, _ path: String, _ body: String) throws -> HTTPAnswer {
    let lines = [
      "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close",
      "Content-Type: application/json", "Content-Length: \(body.utf8.count)",
      cookie.map { "Cookie: \($0)" },
    ].compactMap { $0 }
    let sent = Data((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    let answer = HTTPAnswer(try LoopbackSocket.exchange([sent], port: port))
    cookie = answer.cookie ?? cookie
    return answer
  }
}
