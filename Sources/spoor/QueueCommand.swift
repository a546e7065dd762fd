import ArgumentParser

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "Draw what experts are to judge, and see how far they are.",
    discussion: """
      A drawn queue is a random sample of the doubted spans by model, provenance and
      score, with decoys among them, so that 'spoor agree' can tell rates of the
      whole audit. Without a subcommand it says how far the queue is. Examples:
        spoor queue draw annotations/planted-world --size 100
        spoor queue annotations/planted-world
      """,
    subcommands: [
      QueueDrawCommand.self, QueueStatusCommand.self, QueueNextCommand.self,
      QueueSubmitCommand.self, QueueReleaseCommand.self, QueueExpertsCommand.self,
    ],
    defaultSubcommand: QueueStatusCommand.self
  )
}
