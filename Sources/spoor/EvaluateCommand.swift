import ArgumentParser

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Say how good predictions are, against gold labels.",
    discussion: """
      Example:
        spoor evaluate spans --predicted spans.jsonl --gold labels.jsonl
      """,
    subcommands: [EvaluateSpansCommand.self]
  )
}
