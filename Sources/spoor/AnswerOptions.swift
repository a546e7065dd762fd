import ArgumentParser
import Audits
import Foundation

/// What an audit of answers and a dataset is told on the command line, instead of an audit file.
struct AnswerOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "Without FILE: the dataset, files, folders and patterns.",
    completion: .file()
  )
  var dataset: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Without FILE: the answers to audit, one file a model.",
    completion: .file()
  )
  var answers: [String] = []

  @Option(help: "Without FILE: the prompts, where the answers tell only ids.", completion: .file())
  var prompts: String?

  @Option(help: "Without FILE: the base model's own answers.", completion: .file())
  var base: String?

  @Option(
    parsing: .upToNextOption,
    help: "Other models' answers, to compare with; one file a model.",
    completion: .file()
  )
  var comparedWith: [String] = []

  /// Refuses what is said twice, or not at all.
  func validate(besides file: String?) throws {
    let given = [
      ("--dataset", !dataset.isEmpty), ("--answers", !answers.isEmpty), ("--base", base != nil),
      ("--prompts", prompts != nil),
    ].filter(\.1).map(\.0)
    guard file != nil else {
      guard !dataset.isEmpty, !answers.isEmpty else {
        throw ValidationError(
          "Give an audit file, or --dataset and --answers (and --compared-with other models' "
            + "answers)."
        )
      }
      return
    }
    guard given.isEmpty else {
      throw ValidationError(
        "The audit file says it already: leave out \(given.joined(separator: ", ")), or the file."
      )
    }
  }

  /// The plan of an audit without an audit file.
  func plan(_ name: String?) throws -> AuditPlan {
    let files = AuditPlan.Answers(
      audited: answers.map { URL(filePath: $0) },
      base: base.map { URL(filePath: $0) },
      comparedWith: comparedWith.map { URL(filePath: $0) }
    )
    var plan = try AuditPlan(files, dataset: dataset, name: name)
    plan.prompts = prompts.map { URL(filePath: $0) }
    return plan
  }
}
