import ArgumentParser

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Say how good predictions are, against gold labels.",
    discussion: """
      Examples:
        spoor evaluate spans --predicted spans.jsonl --gold labels.jsonl
        spoor evaluate traces --predicted annotations/world --gold gold.jsonl
      """,
    subcommands: [EvaluateSpansCommand.self, EvaluateTracesCommand.self]
  )
}
