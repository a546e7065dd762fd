import ArgumentParser
import Audits
import DurableFiles
import Foundation
import Generations
import Hallucinations
import SpanFiles
import SpoorModel

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Refit the weights of spans' scores, on verdicts or gold labels.",
    discussion: """
      Writes AUDIT/weights.json; 'weights: FILE' in the audit file uses it. Prints
      how well scores rank false spans above true ones (AUROC), and how far they lie
      from the shares that they promise (ECE), before and after; after is
      cross-validated by prompt. Without --gold the verdicts of the audit's reviewers
      decide. Example:
        spoor calibrate annotations/planted-world \\
          --gold Examples/planted-world/gold_statements_sft.jsonl
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "Files that say which values of the responses hold; repeat for several.")
  var gold: [String] = []

  @Option(
    help: """
      A file of prompt_id and subject a record: prompts of one subject are never split between \
      fitting and testing.
      """
  )
  var subjects: String?

  @Option(help: "Write the weights to this file instead.")
  var output: String?

  @Flag(
    help: """
      Fit every combination of detectors from nothing, both classes counting alike, as the shipped \
      weights are.
      """
  )
  var fromNothing = false

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let audit = try StoredAudit(at: audit)
    var labelled = try labelled(in: audit)
    if let subjects {
      let names = try SubjectFile.read(URL(filePath: subjects))
      for index in labelled.indices {
        labelled[index].span.group =
          names[labelled[index].span.promptID] ?? labelled[index].span.group
      }
    }
    let fit = FusionFit(
      balance: fromNothing ? .even : .asSeen,
      prior: fromNothing ? nil : try audit.weights()
    )
    let calibration = try Calibration(labelled, by: fit, fittedOn: source)
    let file = output ?? URL(filePath: self.audit).appending(path: "weights.json").relativePath
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(calibration.weights)
    try AtomicFile.write(to: URL(filePath: file)) {
      try $0.write(String(decoding: data, as: UTF8.self) + "\n")
    }
    let document = CalibrationDocument(calibration, weights: file)
    if json { return try Output.writeJSON(document) }
    try Output.write(CalibrationText(document).text)
  }

  private var source: String {
    gold.isEmpty
      ? "reviewers' verdicts of \(URL(filePath: audit).lastPathComponent)"
      : gold.map { URL(filePath: $0).lastPathComponent }.joined(separator: ", ")
  }

  private func labelled(in audit: StoredAudit) throws -> [Calibration.Labelled] {
    guard !gold.isEmpty else { return try audit.judgedSpans() }
    let files = try gold.map { try SpanFile.read(URL(filePath: $0)) }
    return try audit.labelledSpans(by: files)
  }
}
