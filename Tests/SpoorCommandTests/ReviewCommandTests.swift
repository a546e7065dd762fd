import Foundation
import GRDB
import ScratchFiles
import Testing

@Suite("The review page on the command line", .serialized) struct ReviewCommandTests {
  private let small: SmallAudit
  private let audit = "annotations/small"

  /// How often the server is killed, each time after a verdict.
  private let kills = TestScale.count(3, heavy: 100)

  init() throws {
    // A prompt has a doubted span, and a span is judged once.
    small = try SmallAudit(SmallWorld(prompts: kills))
    try small.run()
    try spoor("queue", "draw", audit, "--decoys", "0")
  }

  @discardableResult
  private func spoor(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(arguments, in: small.folder)
  }

  private func serve(_ port: Int, _ more: String...) throws -> ServedReview {
    try ServedReview(["review", audit, "--port", "\(port)"] + more, in: small.folder, port: port)
  }

  @Test("a link lets in once, verdicts stay after kill -9, and the session goes on")
  func killed() throws {
    let port = try LoopbackSocket.freePort()
    var server = try serve(port, "--as", "ada")
    let link = try #require(server.link)
    #expect(link.hasPrefix("http://127.0.0.1:\(port)/#join="))
    let token = try #require(link.split(separator: "=").last)
    let browser = HTTPSession(port: port)
    #expect(try browser.post("join", #"{"token":"\#(token)"}"#).status == 200)
    #expect(try HTTPSession(port: port).post("join", #"{"token":"\#(token)"}"#).status == 401)
    var saved: [String] = []
    for kill in 0..<kills {
      let next = try JSONText(try browser.post("next").text)
      let task = try next.part("task").text("id")
      let note = "after \(kill)"
      let answer = #"{"hallucination":"yes","related":"no","note":"\#(note)"}"#
      #expect(try browser.post("tasks/\(task)/verdict", answer).status == 200)
      saved.append(note)
      server.kill()
      let started = ContinuousClock.now
      server = try serve(port, "--as", "ada")
      #expect(started.duration(to: .now) < .seconds(30))
      #expect(try browser.get("me").status == 200)
      if kill % 2 == 1 { #expect(try browser.post("undo").status == 200) }
    }
    server.kill()
    let store = try DatabaseQueue(path: small.folder.appending(path: "\(audit)/audit.sqlite").path)
    let notes = try store.read { try String.fetchAll($0, sql: "SELECT note FROM verdicts") }
    #expect(notes == saved)
    let check = try store.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(check == "ok")
  }

  @Test("an invite is printed without a server, and a revoked expert is out at once")
  func invites() throws {
    let invited = try spoor("review", audit, "--invite", "eve", "--role", "adjudicator")
    #expect(invited.status == 0)
    #expect(invited.output.hasPrefix("http://127.0.0.1:8467/#join="))
    #expect(invited.output.split(separator: "\n").count == 1)
    let elsewhere = try spoor("review", audit, "--invite", "eve", "--link", "https://a.example/")
    #expect(elsewhere.output.hasPrefix("https://a.example/#join="))
    #expect(try spoor("queue", "experts", audit).output.contains("eve  adjudicator"))
    let port = try LoopbackSocket.freePort()
    let server = try serve(port)
    let token = invited.output.split(separator: "=").last.map(String.init)?.dropLast() ?? ""
    let browser = HTTPSession(port: port)
    let joined = try browser.post("join", #"{"token":"\#(token)"}"#)
    #expect(joined.text.contains(#""role":"adjudicator""#))
    let revoked = try spoor("review", audit, "--revoke", "eve")
    #expect(revoked.errors.contains("eve is let in no more (2 links taken back)"))
    #expect(try browser.get("me").status == 401)
    #expect(try spoor("review", audit, "--revoke", "eve").errors.contains("had no way in"))
    server.kill()
  }

  @Test("the page is whole, closed and alone")
  func page() throws {
    let port = try LoopbackSocket.freePort()
    let server = try serve(port)
    defer { server.kill() }
    let page = try HTTPSession(port: port).ask("GET", "/", "")
    #expect(page.status == 200)
    #expect(page.text.contains("<script>") && page.text.hasSuffix("</html>\n"))
    #expect(page.head.contains("frame-ancestors 'none'"))
    #expect(page.head.lowercased().contains("referrer-policy: no-referrer"))
  }

  @Test("a taken port, a foreign name and a queue that was never drawn are said")
  func errors() throws {
    let port = try LoopbackSocket.freePort()
    let server = try serve(port)
    let second = try spoor("review", audit, "--port", "\(port)")
    #expect(second.status == 75)
    #expect(second.errors.contains("port \(port) of 127.0.0.1 is taken"))
    server.kill()
    for (arguments, status, words) in [
      (["--listen", "example.org"], 64, "no address in numbers"),
      (["--port", "0"], 64, "1 to 65535"),
      (["--link", "ftp://x"], 64, "https://review.example.org"),
      (["--invite", "a", "--revoke", "b"], 64, "Either --invite or --revoke"),
      (["--invite", " "], 64, "want a name"),
    ] as [([String], Int32, String)] {
      let outcome = try SpoorProgram.run(["review", audit] + arguments, in: small.folder)
      #expect(outcome.status == status, "\(arguments)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
    let other = try SmallAudit()
    try other.run()
    let undrawn = try SpoorProgram.run(["review", audit], in: other.folder)
    #expect(undrawn.status == 65)
    #expect(undrawn.errors.contains("spoor queue draw"))
  }
}
