import Foundation
import SpanFiles
import SpoorModel

/// What `spoor evaluate traces` reads.
struct EvaluatedTraces {
  /// The files of traces that were read, as the user would name them.
  let predicted: [String]
  /// The files of gold values, as the user named them.
  let gold: [String]
  let traces: [TracedSpan]
  let values: [GoldValue]

  /// Reads the files that a command names, and of them the model that it asks for.
  ///
  /// - Throws: ``SpoorError`` for a missing or malformed file, and where no gold value is of the model.
  init(_ command: EvaluateTracesCommand) throws {
    let files = try command.predicted.flatMap { path in
      try Self.files(path, isWithCleared: command.withCleared)
    }
    predicted = files.map(\.relativePath)
    gold = command.gold
    let model = command.model
    values = try GoldValueFile.read(command.gold.map { URL(filePath: $0) }).filter { value in
      model == nil || value.model == model
    }
    guard !values.isEmpty else {
      throw SpoorError(
        .badInput,
        "the gold labels hold no value of model '\(model ?? "")'",
        at: command.gold.first.map { SpoorError.Location(file: $0) },
        remedy: "Name the labels of the responses that were traced; --model chooses."
      )
    }
    traces = try files.flatMap { try TracedSpanFile.read($0) }.filter { trace in
      model == nil || trace.model == model
    }
  }

  /// The files of traces that a path names: itself, or those of an audit's folder.
  private static func files(_ path: String, isWithCleared: Bool) throws -> [URL] {
    let url = URL(filePath: path)
    guard url.isFolder else { return [url] }
    let traces = try url.auditFile("traces.jsonl", or: "a file of traces")
    return [traces] + (isWithCleared ? [url.appending(path: "controls.jsonl")] : [])
  }
}
