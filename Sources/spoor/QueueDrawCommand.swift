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
    for (name, value, range) in [
      ("size", size, 1...10_000_000), ("experts", experts, 1...100),
      ("uncertain", uncertain, 0...10_000_000),
    ] {
      guard range.contains(value) else {
        throw ValidationError("--\(name) must be \(range.lowerBound) to \(range.upperBound).")
      }
    }
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
    noteWhatIsReplaced(try audit.standingQueue())
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

  private func noteWhatIsReplaced(_ queue: QueueStatus?) {
    guard let queue else { return }
    let given = queue.parts.reduce(0) { $0 + $1.given }
    let held = queue.work.reduce(0) { $0 + $1.held }
    guard given + held > 0 else { return }
    Output.note(
      "This takes the place of the queue of \(queue.draw.time) (seed \(queue.draw.settings.seed), "
        + "size \(queue.draw.settings.size)) with \(given) verdicts and \(held) tasks out. Verdicts stay, "
        + "and count where their task is drawn again."
    )
  }
}
