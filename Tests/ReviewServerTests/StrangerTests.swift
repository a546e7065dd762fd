import AuditStore
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import ReviewServer

@Suite("Who is refused")
struct StrangerTests {
  @Test("requests of other pages, other names and other kinds")
  func requests() async throws {
    let page = try await RunningPage(try ReviewedStore())
    let ada = try await page.visitor("ada")
    let port = page.address.port
    let cases: [(headers: [String], status: Int)] = [
      ([], 200),
      (["Origin: http://127.0.0.1:\(port)"], 200),
      (["Host: localhost:\(port)", "Origin: http://localhost:\(port)"], 200),
      (["Origin: http://evil.example"], 403),
      (["Origin: null"], 403),
      (["Origin: http://127.0.0.1:\(port + 1)"], 403),
      (["Sec-Fetch-Site: cross-site"], 403),
      (["Sec-Fetch-Site: same-site"], 403),
      (["Host: evil.example:\(port)"], 421),
      (["Host: evil.example"], 421),
      (["Host: 127.0.0.1:\(port + 1)"], 421),
      (["Host: 127.0.0.1.evil.example:\(port)"], 421),
      (["Content-Type: text/plain"], 415),
      (["Content-Type: application/x-www-form-urlencoded"], 415),
    ]
    for (headers, status) in cases {
      let answer = try await ada.ask("POST", "next", headers: headers, body: "{}")
      #expect(answer.status == status, "\(headers): \(answer.head)")
      #expect(answer.head.contains("default-src 'none'"))
    }
  }

  @Test("a used invite, a revoked expert, no cookie, another's cookie")
  func tokens() async throws {
    let page = try await RunningPage(try ReviewedStore())
    let invite = try page.reviewed.invite("ada")
    var ada = PageVisitor(address: page.address)
    #expect(try await ada.get("me").status == 401)
    let joined = try await ada.post("join", ["token": invite])
    #expect(joined.status == 200)
    let flags = joined.head.lowercased()
    #expect(flags.contains("httponly") && flags.contains("samesite=strict"))
    let again = try await ada.post("join", ["token": invite])
    #expect(again.status == 401)
    #expect(again.text.contains("used before"))
    for token in ["", "x", String(repeating: "a", count: 43)] {
      #expect(try await ada.post("join", ["token": token]).status == 401)
    }
    ada.cookie = joined.cookie
    #expect(try await ada.get("me").status == 200)
    _ = try page.reviewed.store.revokeAccess(of: "ada")
    #expect(try await ada.get("me").status == 401)
    #expect(try await ada.post("next").status == 401)
    var ben = try await page.visitor("ben")
    #expect(try await ben.post("leave").value("released") == "0")
    #expect(try await ben.get("me").status == 401)
    ben.cookie = "spoor-1=\(String(repeating: "a", count: 43))"
    #expect(try await ben.get("me").status == 401)
  }

  @Test(
    "names that a page may be called by",
    arguments: [
      ("127.0.0.1", nil, ["127.0.0.1:9", "localhost:9", "[::1]:9", "127.8.8.8:9"]),
      ("0.0.0.0", nil, ["10.0.0.7:9", "127.0.0.1:9"]),
      ("127.0.0.1", "https://a.example", ["a.example", "127.0.0.1:9"]),
      ("127.0.0.1", "http://a.example:99/", ["a.example:99"]),
    ] as [(String, String?, [String])]
  )
  func hosts(listen: String, link: String?, names: [String]) throws {
    let address = try ServerAddress(host: listen, port: 9, link: link.flatMap { URL(string: $0) })
    for name in names { #expect(address.answers(to: name), "\(name)") }
    let foreign = ["b.example:9", "b.example", "", ":9", "[::1", "a.example:8", "localhost:80"]
    for name in foreign { #expect(!address.answers(to: name), "\(name)") }
    if listen == "127.0.0.1" { #expect(!address.answers(to: "10.0.0.7:9")) }
  }

  @Test(
    "addresses that cannot be served",
    arguments: [
      ("example.org", 9, nil), ("127.0.0.1", 0, nil), ("127.0.0.1", 65_536, nil),
      ("127.0.0.1", 9, "ftp://a.example"), ("127.0.0.1", 9, "https://a.example/path"),
      ("127.0.0.1", 9, "a.example"),
    ] as [(String, Int, String?)]
  )
  func addresses(host: String, port: Int, link: String?) throws {
    #expect(throws: SpoorError.self) {
      try ServerAddress(host: host, port: port, link: link.flatMap { URL(string: $0) })
    }
  }

  @Test("a visitor who asks too often is told so, and others are not")
  func often() async throws {
    var limits = RequestLimits()
    limits.asking = Rate(lasting: 0.1, burst: 3)
    let page = try await RunningPage(try ReviewedStore(), limits: limits)
    let ada = try await page.visitor("ada")
    let ben = try await page.visitor("ben")
    var statuses: [Int] = []
    for _ in 0..<5 { statuses.append(try await ada.get("guidelines").status) }
    #expect(statuses == [200, 200, 200, 429, 429])
    #expect(try await ben.get("me").status == 200)
  }
}
