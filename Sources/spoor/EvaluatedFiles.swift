import Foundation
import Generations
import Hallucinations
import SpanFiles
import SpoorModel

/// What `spoor evaluate spans` reads.
struct EvaluatedFiles {
  /// A file's marked responses.
  struct Side {
    /// As the user named it.
    var path: String
    var format: String
    var responses: [MarkedResponse]
    /// Marks that have no place in their response.
    var unlocated: [UnlocatedMark]
    /// Responses that the file of responses does not hold, which are left out.
    var unknown = 0
  }

  let predicted: Side
  let gold: [Side]
  let generations: [Generation]

  /// Reads the files that a command names, and of them the model that it asks for.
  ///
  /// - Throws: ``SpoorError`` for a missing or malformed file, and where no gold label is of the model.
  init(_ command: EvaluateSpansCommand) throws {
    let all = try command.responses.map { try GenerationFile.read(URL(filePath: $0)) } ?? []
    let generations = all.filter { command.model == nil || $0.model == command.model }
    self.generations = generations
    gold = try command.gold.map { path in
      let side = try Self.side(path, command.goldFormat, generations)
      return Self.ofModel(command.model, side)
    }
    guard gold.contains(where: { !$0.responses.isEmpty }) else {
      let model = command.model.map { " of model '\($0)'" } ?? ""
      throw SpoorError(
        .badInput,
        "the gold labels hold no response\(model)",
        at: command.gold.first.map { SpoorError.Location(file: $0) },
        remedy:
          "Name the labels of the responses that were predicted; --model and --responses choose."
      )
    }
    let isFolder = URL(filePath: command.predicted).isFolder
    let side =
      isFolder && command.predictedFormat == nil
      ? try Self.audit(command.predicted)
      : try Self.side(command.predicted, command.predictedFormat, generations)
    predicted = Self.ofModel(command.model, side)
  }

  private static func side(
    _ path: String,
    _ format: SpanFormat?,
    _ generations: [Generation]
  ) throws -> Side {
    let file = try SpanFile.read(URL(filePath: path), as: format, responses: generations)
    return Side(
      path: path,
      format: file.format.rawValue,
      responses: file.responses.map { decided($0, file.format) },
      // What is said of a response that --responses leaves out is no mark without a place.
      unlocated: file.unlocated.filter { generations.isEmpty || $0.reason != .unknownResponse },
      unknown: file.unknownResponses
    )
  }

  private static func audit(_ path: String) throws -> Side {
    let folder = try AuditPredictions(URL(filePath: path))
    return Side(path: path, format: "audit", responses: folder.responses, unlocated: [])
  }

  /// A line of spans.jsonl is flagged; 'spoor spans --all' prints those too that are not.
  private static func decided(_ response: MarkedResponse, _ format: SpanFormat) -> MarkedResponse {
    var response = response
    if format == .spoor {
      response.decided =
        response.decided
        ?? response.marks.filter { $0.probability >= SpanJudge.threshold }.map(\.range)
    }
    return response
  }

  private static func ofModel(_ model: String?, _ side: Side) -> Side {
    guard let model else { return side }
    var side = side
    side.responses.removeAll { $0.model != nil && $0.model != model }
    return side
  }

  /// How many marks of either side have no place, and which: the first ones.
  var unlocatedLines: [String] {
    ([predicted] + gold).flatMap(\.unlocated).lines
  }
}
