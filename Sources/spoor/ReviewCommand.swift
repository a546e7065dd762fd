import ArgumentParser
import AuditStore
import Audits
import Foundation
import Review
import ReviewServer
import SpoorModel

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Serve the page on which experts judge the drawn queue.",
    discussion: """
      Everybody needs a personal link, which works once; the first is printed at the
      start. Verdicts are saved one by one, and whatever happens to the server stay.
      Examples:
        spoor queue draw annotations/planted-world
        spoor review annotations/planted-world
        spoor review annotations/planted-world --invite eve
        spoor review annotations/planted-world --revoke eve
      """
  )

  private static let usualAddress = "127.0.0.1"
  private static let usualPort = 8467

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "The address to listen on; 0.0.0.0 for every machine that reaches this one.")
  var listen = usualAddress

  @Option(help: "The port.")
  var port = usualPort

  @Option(
    help: "Where experts find the page, if a proxy or a name stands between: https://HOST."
  )
  var link: String?

  @Option(name: .customLong("as"), help: "Who you are. (default: your name on this machine)")
  var name: String?

  @Option(help: "Print a personal link for somebody, and end; no server needs to run.")
  var invite: String?

  @Option(help: "Let somebody in no more, and end; what they said stays.")
  var revoke: String?

  @Option(help: "What whoever gets the link is: expert or adjudicator.")
  var role: ReviewerRole?

  func validate() throws {
    guard invite == nil || revoke == nil else {
      throw ValidationError("Either --invite or --revoke.")
    }
    guard [name, invite, revoke].allSatisfy({ $0?.allSatisfy(\.isWhitespace) != true }) else {
      throw ValidationError("--as, --invite and --revoke want a name.")
    }
  }

  func run() throws {
    let link = try link.map { text in
      guard let url = URL(string: text) else {
        throw SpoorError(.usage, "'\(text)' is no address", remedy: "Write it like https://HOST.")
      }
      return url
    }
    let address = try ServerAddress(host: listen, port: port, link: link)
    let audit = try StoredAudit(at: audit)
    if let revoke { return try end(revoke, in: audit) }
    if let invite {
      return try Output.write("\(try personalLink(for: invite, in: audit, at: address))\n")
    }
    try serve(audit, at: address)
  }

  private func end(_ name: String, in audit: StoredAudit) throws {
    let count = try audit.revokeAccess(of: name)
    Output.note(
      count == 0
        ? "\(name.visible) had no way in."
        : "\(name.visible) is let in no more (\(count) link\(count == 1 ? "" : "s") taken back)."
    )
  }

  private func serve(_ audit: StoredAudit, at address: ServerAddress) throws {
    let subject = try audit.reviewSubject()
    let name = name ?? NSUserName()
    let server = ReviewServer(of: subject, at: address)
    let invitation = invitation
    try Waiting.run {
      try await server.run {
        do {
          let link = try personalLink(for: name, in: audit, at: address)
          try Output.write(
            """
            The review of \(subject.name.visible) is at \(address.page)
            Your link, \(name.visible), which works once:
              \(link)
            Let others in:  \(invitation) --invite NAME
            Ctrl-C ends it; what was saved stays.

            """
          )
        } catch {
          ExitStatus.exit(for: error)
        }
        if !address.isLoopback && address.link?.scheme != "https" {
          Output.note(
            "spoor: links and verdicts cross the network unencrypted; put a proxy with TLS before it and"
              + " name it with --link https://HOST."
          )
        }
      }
    }
  }

  /// The command that makes links to this server.
  private var invitation: String {
    var words = ["spoor", "review", audit.visible]
    if listen != Self.usualAddress && link == nil { words += ["--listen", listen] }
    if port != Self.usualPort { words += ["--port", String(port)] }
    if let link { words += ["--link", link.visible] }
    return words.joined(separator: " ")
  }

  private func personalLink(
    for name: String,
    in audit: StoredAudit,
    at address: ServerAddress
  ) throws -> String {
    let token = try audit.invite(name, as: role)
    return "\(address.page)/#join=\(token.rawValue)"
  }
}
