import ArgumentParser

struct KnowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knowledge",
    abstract: "Say what the base model knew, and what tuning on the rest does.",
    discussion: """
      Questions are sorted by what a model answers to them before it is tuned:
      HighlyKnown, MaybeKnown, WeaklyKnown, Unknown (SliCK). Examples:
        spoor knowledge classify Examples/planted-world/slick_samples.jsonl.gz
        spoor knowledge dynamics Examples/planted-world/full_dynamics.jsonl
      """,
    subcommands: [
      KnowledgeSampleCommand.self, KnowledgeClassifyCommand.self, KnowledgeClaimsCommand.self,
      KnowledgeQuestionsCommand.self,
      KnowledgeFilterCommand.self, KnowledgeMixCommand.self, KnowledgeDynamicsCommand.self,
      KnowledgeFitCommand.self,
      KnowledgeMatrixCommand.self, KnowledgeRetentionCommand.self,
    ]
  )
}
