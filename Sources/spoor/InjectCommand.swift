import ArgumentParser

struct InjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inject",
    abstract: "Say whether retrieval would have done better than tuning.",
    discussion: """
      Knowledge can be put into a model by tuning or into its prompt by retrieval
      (Ovadia and others, 2024). Both are judged by questions with options, whose
      log-probabilities somebody has scored (docs/formats.md). Examples:
        spoor inject score Examples/planted-world/mcq.jsonl
        spoor inject compare Examples/planted-world/mcq.jsonl --tuned sft \\
          --tuned-rag sft+rag
      """,
    subcommands: [
      InjectScoreCommand.self, InjectCompareCommand.self, InjectCausesCommand.self,
      InjectExposureCommand.self, InjectJudgeCommand.self, InjectChunkCommand.self,
      InjectContextCommand.self, InjectParaphraseCommand.self,
    ]
  )
}
