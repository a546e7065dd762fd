public import ArgumentParser
public import AuditStore
import Audits
import SpoorModel

struct QueueExpertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experts",
    abstract: "Say who judges and who decides, or appoint somebody.",
    discussion: """
      Whoever judges is an expert. An adjudicator decides where experts disagree,
      over items that they did not judge. Example:
        spoor queue experts annotations/planted-world --add eve --role adjudicator
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "Whom to appoint.")
  var add: String?

  @Option(help: "As what: expert or adjudicator.")
  var role = ReviewerRole.expert

  @Flag(help: "Print names and roles as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    var schema = "spoor.experts/1"
    var experts: [String: ReviewerRole]
  }

  func validate() throws {
    guard add.map({ $0.allSatisfy(\.isWhitespace) }) != true else {
      throw ValidationError("--add wants a name.")
    }
  }

  func run() throws {
    let audit = try StoredAudit(at: audit)
    if let add, try !audit.appoint(add, as: role) {
      Output.note("\(add.visible) is \(role.withArticle) already.")
    }
    let reviewers = try audit.reviewers()
    if json { return try Output.writeJSON(Document(experts: reviewers)) }
    let lines = reviewers.sorted { $0.key < $1.key }.map {
      "\($0.key.visible)  \($0.value.rawValue)"
    }
    try Output.write(
      (lines.isEmpty ? "Nobody has judged or was appointed." : lines.joined(separator: "\n")) + "\n"
    )
  }
}

extension ReviewerRole: ExpressibleByArgument {}

extension ReviewerRole {
  fileprivate var withArticle: String {
    switch self {
    case .expert: "an expert"
    case .adjudicator: "an adjudicator"
    }
  }
}
