import DurableFiles
import Foundation
import SpoorModel
import Testing

@testable import AuditStore

@Suite("Who is let in")
struct AccessTests {
  private let scratch: Scratch
  private let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  private func open(
    _ session: AccessToken,
    with invite: AccessToken,
    at now: Timestamp = .now
  ) throws -> String {
    try store.write { try ReviewTransaction(database: $0).open(session, with: invite, at: now) }
  }

  private func reviewer(with session: AccessToken) throws -> String? {
    try store.look { try $0.reviewer(with: session) }
  }

  @Test("an invite works once, and its session until it is taken back")
  func once() throws {
    let invite = try store.invite(" ada ")
    let session = AccessToken.random()
    #expect(try open(session, with: invite) == "ada")
    #expect(throws: AccessRefusal.used) { try open(.random(), with: invite) }
    #expect(throws: AccessRefusal.unknown) { try open(.random(), with: session) }
    #expect(try reviewer(with: session) == "ada")
    #expect(try reviewer(with: invite) == nil)
    _ = try store.invite("ada")
    #expect(try store.revokeAccess(of: "ada") == 2)
    #expect(try store.revokeAccess(of: "ada") == 0)
    #expect(try reviewer(with: session) == nil)
    #expect(throws: AccessRefusal.unknown) { try open(.random(), with: invite) }
  }

  @Test("an invite that nobody used ends after a fortnight")
  func expired() throws {
    let invite = try store.invite("ada", at: .minutes(0))
    let days = Int64(24 * 60)
    #expect(throws: AccessRefusal.expired) {
      try open(.random(), with: invite, at: .minutes(14 * days))
    }
    #expect(try open(.random(), with: invite, at: .minutes(14 * days - 1)) == "ada")
  }

  @Test("a session ends after ninety days")
  func old() throws {
    let session = AccessToken.random()
    _ = try open(session, with: try store.invite("ada", at: .minutes(0)), at: .minutes(0))
    let end = Int64(90 * 24 * 60)
    for (minute, name) in [(end - 1, "ada"), (end, nil)] {
      #expect(try store.look { try $0.reviewer(with: session, at: .minutes(minute)) } == name)
    }
  }

  @Test("the store holds no token, only its hash")
  func hashed() throws {
    let invite = try store.invite("ada")
    let session = AccessToken.random()
    _ = try open(session, with: invite)
    for name in ["audit.sqlite", "audit.sqlite-wal"] {
      let bytes = try Data(contentsOf: URL(filePath: scratch.path(name)))
      for token in [invite, session] {
        #expect(bytes.firstRange(of: Data(token.rawValue.utf8)) == nil)
      }
    }
    #expect(AccessToken(rawValue: invite.rawValue) == invite)
    #expect(Set((0..<1_000).map { _ in AccessToken.random() }).count == 1_000)
  }

  @Test("what is no token is none", arguments: ["", "short", String(repeating: "ä", count: 43)])
  func malformed(text: String) { #expect(AccessToken(rawValue: text) == nil) }
}
