import ArgumentParser
import Foundation
import Injection
import SpoorModel

/// The questions of a command.
struct ChoiceArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files of questions with options' log-probabilities; NAME=FILE names what it was scored under.",
      valueName: "file"
    ),
    completion: .file(extensions: ["jsonl", "json", "gz", "zst"])
  )
  var files: [NamedFile]

  @Option(
    help: ArgumentHelp("Only questions whose field has this value.", valueName: "field=value")
  )
  var only: FieldValue?

  /// The questions of all files, which must have been scored.
  func questions() throws -> [ChoiceQuestion] {
    let questions = try asked()
    guard questions.contains(where: { !$0.scores.isEmpty }) else {
      throw SpoorError(
        .badInput,
        "no question has log-probabilities",
        at: files.first.map { SpoorError.Location(file: $0.url.relativePath) },
        remedy: "What a record must hold stands in docs/formats.md, 'Questions with options'."
      )
    }
    return questions
  }

  /// The questions of all files, scored or not.
  func asked() throws -> [ChoiceQuestion] {
    let questions = try ChoiceFile.questions(
      of: files.map { ChoiceFile($0.url, condition: $0.name) }
    )
    guard let only else { return questions }
    try questions.check(field: only.field)
    let kept = questions.filter { $0.fields[only.field] == only.value }
    guard kept.isEmpty else { return kept }
    let values = Set(questions.compactMap { $0.fields[only.field] }).sorted().prefix(Self.shown)
    throw SpoorError(
      .usage,
      "no question's \(only.field) is '\(only.value)'",
      remedy: "Some that it is: \(values.joined(separator: ", "))."
    )
  }

  /// How many values are listed.
  private static let shown = 12
}

/// A field and its value on the command line: `kind=new`.
struct FieldValue: ExpressibleByArgument {
  let field: String
  let value: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    (field, value) = (String(parts[0]), String(parts[1]))
  }
}

extension [ChoiceQuestion] {
  /// Refuses a field that no question has.
  func check(field: String?) throws(SpoorError) {
    guard let field, !contains(where: { $0.fields[field] != nil }) else { return }
    let known = reduce(into: Set<String>()) { $0.formUnion($1.fields.keys) }.sorted()
    throw SpoorError(
      .usage,
      "no question has a field '\(field)'",
      remedy: known.isEmpty
        ? "The questions have none." : "They have: \(known.joined(separator: ", "))."
    )
  }
}
