import Foundation
import SpoorModel
import Testing

@testable import ModelServers

@Suite("Addresses, keys and pauses") struct AddressTests {
  @Test(
    "a URL may end in /v1 or not",
    arguments: [
      "http://h:1", "http://h:1/", "http://h:1/v1", "http://h:1/v1/",
    ]
  )
  func versions(text: String) throws {
    let url = try ServerURL(text)
    #expect(url.description == "http://h:1")
    #expect(url.route("v1/completions").absoluteString == "http://h:1/v1/completions")
  }

  @Test("a path before /v1 stays")
  func path() throws {
    let url = try ServerURL("https://h/proxy/v1")
    #expect(url.route("tokenize").absoluteString == "https://h/proxy/tokenize")
  }

  @Test(
    "what is no server's URL is refused",
    arguments: ["", "h:1", "ftp://h", "http://", "http://u:p@h", "http://h?key=1"]
  )
  func refused(text: String) throws {
    let error = try #require(throws: SpoorError.self) { try ServerURL(text) }
    #expect(error.code == .usage)
    #expect(!error.description.contains("u:p"))
  }

  @Test("a key shows itself nowhere")
  func key() throws {
    let key = try #require(
      try APIKey(in: ["SPOOR_API_KEY": "sk", "SPOOR_BASE_API_KEY": "base"], for: .base)
    )
    #expect(key.authorization == "Bearer base")
    #expect("\(key)" == "…")
    #expect("\([key])".contains("base") == false)
    var dumped = ""
    dump(key, to: &dumped)
    #expect(!dumped.contains("base"))
    #expect(try APIKey(in: [:], for: .only) == nil)
    #expect(throws: SpoorError.self) { try APIKey(in: ["SPOOR_API_KEY": "a\nb"], for: .only) }
  }

  @Test("pauses double, vary by half, and are as long as the server wants")
  func pauses() {
    let patience = Patience(firstPause: .seconds(1), longestPause: .seconds(10))
    #expect(patience.pause(after: 1, wish: nil, chance: 1) == .seconds(1))
    #expect(patience.pause(after: 1, wish: nil, chance: 0) == .milliseconds(500))
    #expect(patience.pause(after: 3, wish: nil, chance: 1) == .seconds(4))
    #expect(patience.pause(after: 99, wish: nil, chance: 1) == .seconds(10))
    #expect(patience.pause(after: 1, wish: .seconds(30), chance: 0) == .seconds(30))
    #expect(patience.pause(after: 1, wish: .seconds(301), chance: 0) == nil)
  }

  @Test("Retry-After is a number of seconds or a date")
  func wishes() {
    let now = Date(timeIntervalSince1970: 784_111_770)
    #expect(Patience.wish("7", now: now) == .seconds(7))
    #expect(Patience.wish("Sun, 06 Nov 1994 08:49:37 GMT", now: now) == .seconds(7))
    #expect(Patience.wish("soon", now: now) == nil)
    #expect(Patience.wish(nil, now: now) == nil)
  }
}
