import ArgumentParser
import Audits
import Foundation
import Remedies
import SpoorModel

struct RemedyKitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kit",
    abstract: "Make a kit from an audit (the default).",
    discussion: """
      The kit's folder is printed, alone on the last line. Example:
        spoor remedy kit annotations/planted-world --model sft --share 0.1
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "The tuned model. Not needed where the audit has one.")
  var model: String?

  @Option(parsing: .unconditional, help: "Select at most so many rows, copies counted.")
  var rows: Int?

  @Option(help: "Select at most this share of the rows. (default: 0.05)")
  var share: Double?

  @Option(
    help: """
      cover: the rows that free most spans for each row. ledger: those that hold most.
      """,
    transform: Self.rule
  )
  var select: RowSelection.Rule = .cover

  @Option(help: "drop, relabel, or both: what is done to the rows.", transform: Self.list)
  var arms = ActionList(actions: [.drop, .relabel])

  @Option(help: "How many draws of random rows stand beside.")
  var draws = 3

  @Option(parsing: .unconditional, help: "What the draws begin with.", transform: Self.seed)
  var seed: UInt64 = 0

  @Option(help: "What relabelled rows say.")
  var answer = "I don't know."

  @Option(help: "A file that asks for shorter answers, instead of Spoor's own prompt.")
  var simplifyPrompt: String?

  @Option(help: "The model that the requests for shorter answers name.")
  var judgeModel = "gpt-4o"

  @Option(help: "The kit's folder. (default: AUDIT/remedies/TIME-MODEL)", completion: .directory)
  var output: String?

  @Flag(help: "Print the manifest and the path as JSON (docs/formats.md).")
  var json = false

  /// Actions as `--arms` takes them.
  struct ActionList: CustomStringConvertible {
    var actions: [RemedyManifest.Action]

    var description: String { actions.map(\.rawValue).joined(separator: ",") }
  }

  private struct Document: Encodable {
    var schema = "spoor.remedy-kit/1"
    var path: String
    var manifest: RemedyManifest
  }

  private static func rule(_ name: String) throws -> RowSelection.Rule {
    guard let rule = RowSelection.Rule(rawValue: name) else {
      throw ValidationError("'\(name)' is no way to select rows: cover or ledger.")
    }
    return rule
  }

  private static func seed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw ValidationError("--seed must be a whole number from 0 to \(UInt64.max).")
    }
    return seed
  }

  private static func list(_ text: String) throws -> ActionList {
    let known: [RemedyManifest.Action] = [.drop, .relabel]
    let names = text.split(separator: ",").map(String.init)
    guard !names.isEmpty, names.allSatisfy({ name in known.contains { $0.rawValue == name } })
    else { throw ValidationError("'\(text)' is no list of arms: drop, relabel or drop,relabel.") }
    return ActionList(actions: known.filter { names.contains($0.rawValue) })
  }

  func validate() throws {
    guard rows == nil || share == nil else {
      throw ValidationError("Give either --rows or --share.")
    }
    guard rows ?? 1 > 0 else { throw ValidationError("--rows must be at least 1.") }
    guard (0.0...1.0).contains(share ?? 0.5), share != 0 else {
      throw ValidationError("--share must be above 0 and at most 1.")
    }
    guard answer.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--answer must not be empty: a model cannot be trained to say nothing.")
    }
    guard (0...100).contains(draws) else { throw ValidationError("--draws must be 0 to 100.") }
  }

  func run() throws {
    let settings = RemedySettings(
      model: model,
      size: rows.map { .rows($0) } ?? .share(share ?? 0.05),
      rule: select,
      actions: arms.actions,
      draws: draws,
      seed: seed,
      answer: answer,
      prompt: try prompt,
      judge: judgeModel
    )
    let stored = try StoredAudit(at: audit)
    let kit = try ProgressLine.during { line in
      try stored.remedy(settings, into: output.map { URL(filePath: $0) }) { line.show($0) }
    }
    let path = kit.folder.relativePath
    if json { return try Output.writeJSON(Document(path: path, manifest: kit.manifest)) }
    try Output.write(RemedyText(kit.manifest).text + "\n\(path)\n")
  }

  private var prompt: SimplifyPrompt {
    get throws {
      guard let simplifyPrompt else { return .standard }
      guard let data = FileManager.default.contents(atPath: simplifyPrompt) else {
        throw SpoorError(
          .badInput,
          "the prompt cannot be read",
          at: SpoorError.Location(file: simplifyPrompt),
          remedy: "Check the path."
        )
      }
      guard let text = String(bytes: data, encoding: .utf8) else {
        throw SpoorError(
          .badInput,
          "the prompt is not UTF-8",
          at: SpoorError.Location(file: simplifyPrompt),
          remedy: "Save the file as UTF-8."
        )
      }
      return try SimplifyPrompt(text, from: simplifyPrompt)
    }
  }
}
