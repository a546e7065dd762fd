import Foundation
import NIOCore
import ScratchFiles
import Statistics
import Testing

@testable import ReviewServer

@Suite("Requests that are none")
struct FaultyRequestTests {
  /// Requests that are wrong in one way or several.
  private static func faulty(_ random: inout SplitMix64, port: Int, cookie: String) -> Data {
    let paths = [
      "/", "/api/next", "/api/me", "/api/tasks/1-1/verdict", "/api/tasks/1-1", "/../../etc/passwd",
      "/api/tasks/%00/verdict", "/api/queue?from=-1", "/api/queue?count=99999999999999999999",
      "/api/%ff%fe", "/" + String(repeating: "a", count: 20_000), "*", "http://evil/", "",
      "/api/history?before=x", "/api//me", "/api/tasks/9999999999999999999-1",
    ]
    let bodies = [
      "", "{}", "{", "null", "[]", "\u{0}", "{\"token\":1}", String(repeating: "[", count: 50_000),
      "{\"hallucination\":\"\\ud800\",\"related\":\"no\"}", "{\"hallucination\":\"yes\"}",
      "{\"hallucination\":\"yes\",\"related\":\"no\",\"row_id\":1e400}",
      "{\"reason\":\"\(String(repeating: "x", count: 300_000))\"}",
    ]
    let headers = [
      "Cookie: \(cookie)", "Cookie: \u{1}", "Content-Type: application/json", "Content-Type: x",
      "Transfer-Encoding: chunked", "Content-Length: -1", "Content-Length: 99999999999",
      "Host: a", "X: " + String(repeating: "y", count: 20_000), "no colon", "Expect: 100-continue",
      "Connection: upgrade", "Upgrade: websocket",
    ]
    let methods = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "G\u{0}T", "PRI"]
    func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    let body = pick(bodies)
    var lines = ["\(pick(methods)) \(pick(paths)) HTTP/1.1", "Host: 127.0.0.1:\(port)"]
    for _ in 0..<Int.random(in: 0...4, using: &random) { lines.append(pick(headers)) }
    if Bool.random(using: &random) { lines.append("Content-Length: \(body.utf8.count)") }
    lines.append("Connection: close")
    return Data((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
  }

  @Test("none ends the server, none is its own fault, and others are served meanwhile")
  func fuzzed() async throws {
    var limits = RequestLimits()
    limits.request = .milliseconds(200)
    limits.idle = .milliseconds(200)
    limits.asking = Rate(lasting: 1e6, burst: 1e6)
    limits.joining = limits.asking
    let page = try await RunningPage(try ReviewedStore(), limits: limits)
    let port = page.address.port
    let ada = try await page.visitor("ada")
    var random = SplitMix64(seed: 4)
    let requests = (0..<TestScale.count(120, heavy: 10_000)).map { _ in
      Self.faulty(&random, port: port, cookie: ada.cookie ?? "")
    }
    // Many wait for their time to end: sixteen at once.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for start in 0..<16 {
        group.addTask {
          for place in stride(from: start, to: requests.count, by: 16) {
            let bytes = requests[place]
            let answer = try await Connection.exchange([bytes], port: port)
            let sent = String(decoding: bytes.prefix(300), as: UTF8.self)
            #expect(answer.status < 500, "\(answer.head) after \(sent)")
          }
        }
      }
      for _ in 0..<10 { #expect(try await ada.get("me").status == 200) }
      try await group.waitForAll()
    }
    #expect(try await ada.get("me").status == 200)
  }

  @Test(
    "a body that is cut wrongly is no fault of the server's",
    arguments: ["zz", "-1", "ffffffffffffffffff"]
  )
  func chunks(size: String) async throws {
    let page = try await RunningPage(try ReviewedStore())
    let request = """
      POST /api/join HTTP/1.1\r
      Host: 127.0.0.1:\(page.address.port)\r
      Content-Type: application/json\r
      Transfer-Encoding: chunked\r
      \r
      \(size)\r
      {}\r
      0\r
      \r

      """
    let answer = try await Connection.exchange([Data(request.utf8)], port: page.address.port)
    // Where the fault is read with the head, the connection ends before there is anything to answer.
    #expect([0, 400].contains(answer.status), "\(answer.head)")
    #expect(try await page.visitor("ada").get("me").status == 200)
  }

  @Test("whoever sends byte by byte is cut off in time, and others are served meanwhile")
  func slow() async throws {
    var limits = RequestLimits()
    limits.request = .milliseconds(500)
    let page = try await RunningPage(try ReviewedStore(), limits: limits)
    let port = page.address.port
    let ada = try await page.visitor("ada")
    let head = "POST /api/join HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 900\r\n"
    let slow = [
      Array(head.utf8.prefix(60)), Array((head + "\r\n" + String(repeating: " ", count: 60)).utf8),
    ].map { $0.map { Data([$0]) } }
    let clock = ContinuousClock()
    let started = clock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for pieces in slow + slow + slow {
        group.addTask {
          _ = try await Connection.exchange(pieces, pause: .milliseconds(60), port: port)
        }
      }
      #expect(try await ada.get("me").status == 200)
      try await group.waitForAll()
    }
    // 60 pieces at 60 ms are 3.6 s; the sender notices at a later piece that it was cut off.
    #expect(started.duration(to: clock.now) < .seconds(30))
  }

  @Test("a body that is not wanted and comes byte by byte after its answer is cut off as well")
  func slowAfterAnswer() async throws {
    var limits = RequestLimits()
    limits.request = .milliseconds(500)
    let page = try await RunningPage(try ReviewedStore(), limits: limits)
    let port = page.address.port
    let ada = try await page.visitor("ada")
    let head = """
      POST /api/next HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Cookie: \(ada.cookie ?? "")\r
      Content-Type: application/json\r
      Content-Length: 900\r
      \r
      {
      """
    // All of it would take 20 s, and then the time that a connection may be idle.
    let drip = Array(repeating: Data(" ".utf8), count: 200)
    let taken = try await Connection.accepted(
      [Data(head.utf8)] + drip,
      pause: .milliseconds(100),
      port: port
    )
    #expect(taken < 100)
  }

  @Test("text of models and rows arrives as it is")
  func texts() async throws {
    let nasty = [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}}${7*7}<%= 7 %>",
      "\u{202E}abc\u{202C}\u{2066}x\u{2069}", "a\u{1}b", "]]>--><!--", "\u{2028}\u{2029}</script>",
    ]
    for text in nasty {
      var texts = ReviewedStore.Texts()
      texts.prompt = text
      texts.response = "x \(text) Kinbote \(text)"
      texts.row = "\(text) Kinbote"
      let page = try await RunningPage(try ReviewedStore(tasks: 1, texts))
      let ada = try await page.visitor("ada")
      let answer = try await ada.post("next")
      #expect(answer.head.contains("Content-Type: application/json"))
      #expect(answer.head.contains("nosniff"))
      #expect(try answer.value("task.prompt") == texts.prompt)
      #expect(try answer.value("task.response") == texts.response)
      #expect(try answer.value("task.rows.0.text") == texts.row)
    }
  }
}
