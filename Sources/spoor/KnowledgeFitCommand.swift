import ArgumentParser
import Foundation
import Knowledge
import SpoorModel

struct KnowledgeFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Say what fitting known and Unknown examples does to accuracy.",
    discussion: """
      Reads checkpoints of runs with different mixes: how many known and Unknown
      training examples each has fitted, and its accuracy on other questions.
      Acc = b0 + b_kn N_kn/|D| + b_unk N_unk/|D| (docs/method.md). Examples:
        spoor knowledge fit Examples/planted-world/ratio_runs.jsonl
        spoor knowledge fit runs.jsonl --from-epoch 4 --plan 0.7,0.3
      """
  )

  @Argument(
    help: ArgumentHelp("Files of checkpoints.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "csv", "gz", "zst"])
  )
  var files: [String]

  @Option(help: ArgumentHelp("Fit only checkpoints from this epoch on.", valueName: "epoch"))
  var fromEpoch: Double?

  @Flag(help: "Fit only the last checkpoint of each run.")
  var last = false

  @Option(
    name: .customLong("plan"),
    help: ArgumentHelp(
      "Predict a mix: shares of known and of Unknown examples fitted, such as 0.7,0.3.",
      valueName: "known,unknown"
    )
  )
  var plans: [PlannedMix] = []

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard fromEpoch == nil || !last else {
      throw ValidationError("--from-epoch and --last exclude each other.")
    }
  }

  func run() throws {
    let outcomes = try MixOutcomeFile.read(files.map { URL(filePath: $0) })
    let selection = fromEpoch.map { MixModel.Selection.fromEpoch($0) } ?? (last ? .lastOfRun : .all)
    let chosen = selection.chosen(of: outcomes)
    let models = AccuracyKind.allCases.compactMap { MixModel($0, of: chosen) }
    guard !models.isEmpty else {
      throw SpoorError(
        .badInput,
        "\(chosen.count.counted("checkpoint")) cannot tell what known and Unknown examples do",
        at: files.first.map { SpoorError.Location(file: $0) },
        remedy: "Fit at least three checkpoints, of runs whose shares of Unknown examples differ."
      )
    }
    let document = MixModelDocument(models, plans: plans.map(\.mix))
    if json { return try Output.writeJSON(document) }
    try Output.write(MixModelText(document).text)
  }
}

/// A mix as `--plan` takes it.
struct PlannedMix: ExpressibleByArgument {
  let mix: MixModel.Mix

  init?(argument: String) {
    let shares = argument.split(separator: ",").compactMap { Double($0) }
    guard shares.count == 2, shares.allSatisfy({ $0 >= 0 }), shares[0] + shares[1] <= 1 + 1e-9
    else {
      return nil
    }
    mix = MixModel.Mix(known: shares[0], unknown: shares[1])
  }
}
