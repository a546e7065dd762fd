import ArgumentParser
import Audits

/// Follows a fine-tuned model's hallucinations back to the training phrases that they were borrowed
/// from.
struct Spoor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spoor",
    abstract: "Follow a fine-tuned model's hallucinations back to the training phrases that they "
      + "were borrowed from.",
    discussion: """
      Begin with the example:
        spoor audit Examples/planted-world/audit.yaml

      Exit status: 0 ok, 1 a gate failed (--fail-if), 64 usage, 65 bad or missing
      input, 69 a model server does not answer, 70 a bug in Spoor, 74 a read or
      write failed, 75 locked by another process, 130 or 143 interrupted.
      """,
    version: SpoorVersion.current,
    subcommands: [
      IndexCommand.self, MergeCommand.self, TraceCommand.self, ScoreCommand.self, AuditCommand.self,
      SpansCommand.self, JudgeCommand.self, CompareCommand.self, RunsCommand.self,
      EvaluateCommand.self,
      CalibrateCommand.self,
      EstimateCommand.self, KnowledgeCommand.self, InjectCommand.self, ExportCommand.self,
      ImportCommand.self,
      PairsCommand.self,
      QueueCommand.self, ReviewCommand.self, AgreeCommand.self, RemedyCommand.self,
      ReportCommand.self, QueryCommand.self,
    ]
  )
}

@main
enum Main {
  static func main() {
    Interruption.handle()
    do {
      var command = try Spoor.parseAsRoot()
      try command.run()
    } catch {
      ExitStatus.exit(for: error)
    }
  }
}
