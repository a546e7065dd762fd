import ArgumentParser

struct RemedyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remedy",
    abstract: "Make datasets without the rows that a model borrowed from.",
    discussion: """
      From an audit: the rows that hold borrowed spans, datasets without them (or
      with their answers relabelled or shortened), as many random rows to compare
      with, and the list of spans predicted to disappear. Training is yours.
      Examples:
        spoor remedy annotations/planted-world --model sft
        spoor remedy simplify annotations/planted-world/remedies/KIT \\
          --from answers.jsonl
      """,
    subcommands: [RemedyKitCommand.self, RemedySimplifyCommand.self],
    defaultSubcommand: RemedyKitCommand.self
  )
}
