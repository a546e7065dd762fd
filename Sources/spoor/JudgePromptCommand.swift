import ArgumentParser
import Judging

struct JudgePromptCommand: ParsableCommand {
  /// What a judge is asked.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case spans, aspects
  }

  static let configuration = CommandConfiguration(
    commandName: "prompt",
    abstract: "Print the prompt that a judge is asked by, to change it.",
    discussion: """
      Change it as you like, but leave {response} in it, and the shape of the
      answer. Example:
        spoor judge prompt spans > prompt.txt
      """
  )

  @Argument(help: "Which: spans or aspects.")
  var kind: Kind

  func run() throws {
    switch kind {
    case .spans: try Output.write(WrongPassages.standard)
    case .aspects: try Output.write(AspectScores.standard)
    }
  }
}
