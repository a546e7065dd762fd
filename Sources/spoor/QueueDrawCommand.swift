import ArgumentParser
import AuditStore
import Audits
import Foundation
import Review

struct QueueDrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a review queue from an audit's doubted spans.",
    discussion: """
      The queue takes the place of any drawn before; verdicts stay. With the same
      seed a larger queue holds the smaller one. Example:
        spoor queue draw annotations/planted-world --size 100 --uncertain 20
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "Spans in the sample, over all models.")
  var size = 200

  @Option(help: "Experts who judge a span that several judge.")
  var experts = 2

  @Option(help: "Share of the sample that so many experts judge; the rest is judged once.")
  var overlap = 0.25

  @Option(help: "Decoys (spans beside rows from elsewhere), as a share of the sample.")
  var decoys = 0.1

  @Option(help: "Gold items at most ('spoor import --gold'), as a share of the sample.")
  var gold = 0.1

  @Option(help: "Spans nearest the threshold, for 'spoor calibrate'; no rate counts them.")
  var uncertain = 0

  @Option(help: "Start of the random sequence.")
  var seed: UInt64 = 1

  @Option(help: "Folder of indices, from which decoys are drawn.", completion: .directory)
  var indices = "indices"

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard size > 0 else { throw ValidationError("--size must be at least 1.") }
    guard experts > 0 else { throw ValidationError("--experts must be at least 1.") }
    guard uncertain >= 0 else { throw ValidationError("--uncertain must not be negative.") }
    for (name, share) in [("overlap", overlap), ("decoys", decoys), ("gold", gold)] {
      guard (0...1).contains(share) else {
        throw ValidationError("--\(name) is a share: 0 to 1.")
      }
    }
  }

  func run() throws {
    let audit = try StoredAudit(at: audit)
    let settings = DrawSettings(
      size: size,
      experts: experts,
      overlap: overlap,
      uncertain: uncertain,
      decoys: decoys,
      gold: gold,
      seed: seed
    )
    let draw = try audit.drawQueue(by: settings, indices: URL(filePath: indices))
    let status = QueueStatus(
      of: draw,
      judged: draw.tasks.map { JudgedTask(drawn: $0, verdicts: []) },
      leases: [],
      reviewers: [:]
    )
    if json { return try Output.writeJSON(QueueDocument(status)) }
    try Output.write(QueueText(status).drawn)
  }
}
