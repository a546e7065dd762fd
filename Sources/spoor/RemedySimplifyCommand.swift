import ArgumentParser
import Audits
import Foundation
import Remedies
import SpoorModel

struct RemedySimplifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simplify",
    abstract: "Take shortened answers into a kit.",
    discussion: """
      Reads filled lines of the kit's simplify/batch.jsonl, or results of the
      OpenAI Batch API for its simplify/requests.jsonl, and writes the arm
      train/simplify, what changed (simplify/simplified.jsonl) and a page that
      shows it (simplify/diff.html). Example:
        spoor remedy simplify annotations/planted-world/remedies/KIT \\
          --from batch.jsonl
      """
  )

  @Argument(help: "The kit's folder.", completion: .directory)
  var kit: String

  @Option(
    parsing: .upToNextOption,
    help: "Files with the answers: all of them, each time.",
    completion: .file()
  )
  var from: [String]

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    struct Malformed: Encodable {
      var rowHash: RowHash
      var place: String
      var problem: String

      enum CodingKeys: String, CodingKey {
        case rowHash = "row_hash"
        case place, problem
      }
    }

    var schema = "spoor.remedy-simplify/1"
    var counts: SimplificationCounts
    var malformed: [Malformed]
    var arm: RemedyManifest.Arm
  }

  /// How many unusable answers are shown.
  private static let shown = 10

  func run() throws {
    let outcome = try StoredKit(at: kit).simplify(from: from.map { URL(filePath: $0) })
    if json {
      let malformed = outcome.malformed.map {
        Document.Malformed(rowHash: $0.hash, place: "\($0.place)", problem: $0.problem)
      }
      let document = Document(counts: outcome.counts, malformed: malformed, arm: outcome.arm)
      return try Output.writeJSON(document)
    }
    for answer in outcome.malformed.prefix(Self.shown) {
      Output.note("\(answer.place): \(answer.problem)".visible)
    }
    let hidden = outcome.malformed.count - Self.shown
    if hidden > 0 { Output.note("… \(hidden) more (--json lists all)") }
    try Output.write(text(outcome))
  }

  private func text(_ outcome: StoredKit.Simplified) -> String {
    let counts = outcome.counts
    func ratio(_ value: Double?) -> String {
      value.map { String(format: "%.2f", $0) } ?? "unknown"
    }
    let folder = kit.hasSuffix("/") ? String(kit.dropLast()) : kit
    return """
      filled \(counts.filled), unchanged \(counts.unchanged), longer \(counts.longer), missing \
      \(counts.missing), malformed \(counts.malformed)
      Words after to words before: median \(ratio(counts.medianLengthRatio)), of all words \
      \(ratio(counts.totalLengthRatio)). Spans that stand in no row any more: \(outcome.arm.frees).
      \(folder)/simplify/diff.html

      """
  }
}
