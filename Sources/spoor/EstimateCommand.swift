import ArgumentParser
import Estimators
import Foundation
import Reporting
import SpoorModel

struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Say how unsure a model was of its answers, by published estimators.",
    discussion: """
      Reads a record an answer: log-likelihoods of its tokens, sampled answers and
      their clusters, imported labels (docs/formats.md); also the per-token values
      that an audit reads. Every estimator whose keys are there is computed; each
      goes by its variant, since the variants are different numbers. Examples:
        spoor estimate Examples/planted-world/token_metrics_sft.jsonl.gz
        spoor estimate answers.jsonl --estimator semantic_entropy.discrete
        spoor estimate answers.jsonl --json > estimates.jsonl
        spoor estimate --list
      """
  )

  @Argument(
    help: ArgumentHelp("Files of records.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "gz", "zst"])
  )
  var files: [String] = []

  @Option(
    name: .customLong("estimator"),
    help: ArgumentHelp("Only this estimator; may be repeated.", valueName: "name")
  )
  var asked: [Estimator] = []

  @Flag(help: "Tell each estimator's keys, unit, direction and source, and read no file.")
  var list = false

  @Flag(help: "Print a JSON object a record (docs/formats.md).")
  var json = false

  func validate() throws {
    guard list == files.isEmpty else {
      throw ValidationError(list ? "--list reads no file; leave it out." : "Give a file.")
    }
    guard !json, let parted = asked.first(where: { $0.scope != .answer }) else { return }
    throw ValidationError(
      "\(parted.rawValue) has a number a \(parted.scope.rawValue): only --json prints it."
    )
  }

  func run() throws {
    if list { return try Output.write(EstimatorList(wanted).text) }
    if json { return try writeJSON() }
    var table = EstimateTable(asked: asked, width: Output.width)
    try forEachRecord { table.append($0, try $0.values(of: $1)) }
    try Output.write(table.text)
    Output.note(
      "Estimators rank suspicion, they do not prove falsehood; --list tells each one's direction."
    )
  }

  private var wanted: [Estimator] { asked.isEmpty ? Estimator.allCases : asked }

  private func writeJSON() throws {
    let lines = JSONLines()
    try forEachRecord { record, wanted in
      try Output.write(lines.line(EstimateDocument(record, try record.values(of: wanted))))
    }
  }

  /// Gives each record of all files with the estimators that are wanted of it, then says what was
  /// missing.
  private func forEachRecord(_ visit: (EstimateRecord, [Estimator]) throws -> Void) throws {
    var gaps = EstimateGaps(asked: asked)
    for path in files {
      let file = try EstimateFile(path)
      while let record = try file.next() {
        try visit(record, wanted)
        gaps.note(record)
      }
    }
    for line in gaps.lines { Output.note(line) }
  }
}
