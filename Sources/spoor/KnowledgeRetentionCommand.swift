import ArgumentParser
import Foundation
import Knowledge
import SpoorModel

struct KnowledgeRetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Say which answers a model kept, lost and gained between checkpoints.",
    discussion: """
      Takes a file of outcomes a checkpoint (row_id or prompt_id, correct), the
      earliest first; or with --answer one table with a column a checkpoint.
      Examples:
        spoor knowledge retention base.jsonl tuned.jsonl
        spoor knowledge retention mmlu.csv --answer answer \\
          --columns pred_ckpt_0,pred_ckpt_200 --group subject
      """
  )

  @Argument(
    help: ArgumentHelp("Files of outcomes, or one table.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "csv", "gz", "zst"])
  )
  var files: [String]

  @Option(help: ArgumentHelp("The table's column of right answers.", valueName: "column"))
  var answer: String?

  @Option(
    help: ArgumentHelp(
      "Its columns of checkpoints' answers, the earliest first.",
      valueName: "columns"
    )
  )
  var columns: String?

  @Option(help: ArgumentHelp("Its column of groups, told apart.", valueName: "column"))
  var group: String?

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  private var names: [String] {
    columns?.split(separator: ",").map(String.init) ?? files
  }

  func validate() throws {
    guard (answer == nil) == (columns == nil) else {
      throw ValidationError("--answer and --columns go together.")
    }
    guard answer == nil || files.count == 1 else {
      throw ValidationError("--answer reads one table; without it each file is a checkpoint.")
    }
    guard group == nil || answer != nil else {
      throw ValidationError("--group names a column of the table that --answer reads.")
    }
    guard names.count > 1 else {
      throw ValidationError("Give two checkpoints or more: what was before, what came after.")
    }
    guard Set(names).count == names.count else {
      throw ValidationError("A checkpoint is named twice.")
    }
  }

  func run() throws {
    let (outcomes, groups) = try outcomes()
    let changes = outcomes.dropFirst().map {
      KnowledgeRetention(before: outcomes[0], after: $0, groups: groups)
    }
    guard changes.allSatisfy({ $0.all.kept.of + $0.all.gained.of > 0 }) else {
      throw SpoorError(
        .badInput,
        "no question was asked at all checkpoints",
        at: files.first.map { SpoorError.Location(file: $0) },
        remedy: "Name the questions by one row_id or prompt_id in all files."
      )
    }
    let document = RetentionDocument(zip(names.dropFirst(), changes), before: names[0])
    if json { return try Output.writeJSON(document) }
    try Output.write(document.text)
  }

  private func outcomes() throws -> ([[QuestionID: Bool]], [QuestionID: String]) {
    guard let answer else {
      return (try files.map { try AnswerOutcomes.read(URL(filePath: $0)) }, [:])
    }
    let table = try CheckpointTable(
      reading: URL(filePath: files[0]),
      answer: answer,
      columns: names,
      group: group
    )
    return (names.map { table.outcomes[$0] ?? [:] }, table.groups)
  }
}
