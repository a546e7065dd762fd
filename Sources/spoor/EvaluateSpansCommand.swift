import ArgumentParser
import Evaluation
import Foundation
import Generations
import SpanFiles
import SpoorModel
import Words

struct EvaluateSpansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spans",
    abstract: "Say how good predicted spans are, against gold labels.",
    discussion: """
      Pairs responses by prompt and model; a gold response without a prediction is
      one in which nothing was predicted. Beside the prediction stand answers that
      need no knowledge: everything, nothing, everything that states a value.
      Formats are known by their keys (docs/formats.md). Examples:
        spoor evaluate spans --predicted found.jsonl --gold mushroom.en-val.v2.jsonl
        spoor evaluate spans --predicted annotations/world --model sft \\
          --gold gold_statements_sft.jsonl --responses generations_sft.jsonl
      """
  )

  @Option(
    help: ArgumentHelp("Predicted spans, or an audit's folder.", valueName: "file"),
    completion: .file()
  )
  var predicted: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files of gold labels.", valueName: "file"),
    completion: .file()
  )
  var gold: [String]

  @Option(help: ArgumentHelp("The gold labels' format.", valueName: "format"))
  var goldFormat: SpanFormat?

  @Option(help: ArgumentHelp("The predicted spans' format.", valueName: "format"))
  var predictedFormat: SpanFormat?

  @Option(help: ArgumentHelp("Only this model's responses.", valueName: "name"))
  var model: String?

  @Option(
    help: ArgumentHelp("The responses, with their tokens' offsets.", valueName: "file"),
    completion: .file()
  )
  var responses: String?

  @Option(help: "A predicted mark above this probability is flagged.")
  var threshold = 0.5

  @Flag(help: "Count spans that overlap twice, as LettuceDetect does.")
  var doubleCounting = false

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard (0..<1).contains(threshold) else {
      throw ValidationError("--threshold is at least 0 and below 1.")
    }
  }

  func run() throws {
    let files = try EvaluatedFiles(self)
    let scanner = try WordScanner()
    let pairs = try ResponsePairs(
      predicted: files.predicted.responses,
      gold: files.gold.flatMap(\.responses),
      generations: files.generations,
      by: scanner
    )
    var settings = SpanEvaluation.Settings()
    settings.threshold = threshold
    settings.overlap = doubleCounting ? .doubleCounted : .merged
    let evaluation = SpanEvaluation(of: pairs, by: scanner, settings: settings)
    for line in files.unlocatedLines { Output.note(line) }
    if json {
      return try Output.writeJSON(SpanEvaluationDocument(evaluation, of: pairs, from: files))
    }
    try Output.write(
      SpanEvaluationText(evaluation, of: pairs, from: files).text(width: Output.width)
    )
  }
}
