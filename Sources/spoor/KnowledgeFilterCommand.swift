import ArgumentParser
import Foundation
import Knowledge
import SpoorModel

struct KnowledgeFilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Write a dataset without what the base model did not know.",
    discussion: """
      Writes, in the dataset's own format, train/known (without Unknown rows) and
      train/idk (Unknown rows say "I don't know."); with --variants also datasets of
      equal size and relations that differ in their shares of categories. Examples:
        spoor knowledge filter data.jsonl --knowledge knowledge.jsonl \\
          --output filtered
        spoor knowledge filter data.jsonl --knowledge knowledge.jsonl --variants
      """
  )

  @OptionGroup var source: DatasetArguments

  @Option(
    help: ArgumentHelp(
      "Write the datasets into this new folder; without it only plan.",
      valueName: "dir"
    ),
    completion: .directory
  )
  var output: String?

  @Flag(help: "Also variants of equal size: shares of Unknown rows, single categories, as it is.")
  var variants = false

  @Option(
    help: ArgumentHelp("The variants' shares of Unknown rows, in per cent.", valueName: "list")
  )
  var unknown: PercentList = PercentList(shares: [0, 0.25, 0.5, 0.75, 1])

  @Option(help: "What relabelled rows say.")
  var answer = "I don't know."

  @Option(help: "The start of the random sequence: the same seed gives the same rows.")
  var seed: UInt64 = 1

  @Flag(help: "Print the manifest as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard answer.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--answer must not be empty: a model cannot be trained to say nothing.")
    }
  }

  func run() throws {
    let dataset = try ProgressLine.during { line in
      line.show("reading the dataset")
      return try source.categorised()
    }
    let draw = VariantDraw(dataset, seed: seed)
    var arms = [FilteredArm.known(dataset), .relabelled(dataset)]
    if variants { arms += try FilteredArm.variants(unknown: unknown.shares, draw, of: dataset) }
    let document = FilterDocument(
      dataset,
      arms,
      plan: draw.plan,
      settings: FilterDocument.Settings(
        knowledge: source.knowledge,
        seed: variants ? seed : nil,
        answer: answer,
        folder: output
      )
    )
    if let output {
      try ProgressLine.during { line in
        line.show("writing the datasets")
        try FilteredDatasets(arms, of: dataset, answer: answer).write(
          to: URL(filePath: output),
          manifest: try Output.json(document)
        )
      }
    }
    if json { return try Output.writeJSON(document) }
    try Output.write(FilterText(document).text)
  }
}

/// Shares as `--unknown` takes them: `0,25,50`.
struct PercentList: ExpressibleByArgument {
  let shares: [Double]

  init(shares: [Double]) { self.shares = shares }

  init?(argument: String) {
    let pieces = argument.split(separator: ",", omittingEmptySubsequences: false)
    let shares = pieces.compactMap { Double($0) }.filter { (0...100).contains($0) }.map { $0 / 100 }
    guard shares.count == pieces.count, Set(shares).count == shares.count else { return nil }
    self.shares = shares
  }

  var defaultValueDescription: String {
    shares.map { String(Int(100 * $0)) }.joined(separator: ",")
  }
}
