import ArgumentParser

struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Ask a chat model what is wrong with responses, or how good they are.",
    discussion: """
      Any server of OpenAI's chat completions will do (docs/servers.md). A judge
      errs: 'spoor evaluate spans' tells how often where the truth is known.
      Example:
        spoor judge spans --prompts prompts.jsonl --generations sft.jsonl \\
          --server http://127.0.0.1:8000 --into judged
      """,
    subcommands: [
      JudgeSpansCommand.self, JudgeAspectsCommand.self, JudgePromptCommand.self,
    ]
  )
}
