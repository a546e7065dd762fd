import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

/// Writes servers' answers and reads them back.
struct LogProbabilityScratch {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func reader(
    _ records: [JSONValue],
    _ generations: [Generation],
    side: LogProbabilityFile.Side = .tuned,
    passingOver passed: Set<String> = []
  ) throws -> any DistributionReader {
    let lines = records.map(\.text).joined(separator: "\n")
    return try reader(lines: lines, generations, side: side, passingOver: passed)
  }

  func reader(
    lines: String,
    _ generations: [Generation],
    side: LogProbabilityFile.Side = .tuned,
    passingOver passed: Set<String> = []
  ) throws -> any DistributionReader {
    let file = try folder.file("answers.jsonl", text: lines)
    return try LogProbabilityFile.reader(
      at: file,
      side: side,
      generations: generations,
      passingOver: passed
    )
  }

  /// The positions of the one response that the records tell of.
  func positions(_ records: [JSONValue], of text: ScoredText) throws -> [TruncatedDistribution?] {
    try positions(records, of: text.generation)
  }

  func positions(
    _ records: [JSONValue],
    of generation: Generation
  ) throws -> [TruncatedDistribution?] {
    let reader = try reader(records, [generation])
    let response = try #require(try reader.next())
    #expect(try reader.next() == nil)
    guard case .truncated(let positions) = response.positions else { return [] }
    return positions
  }

  /// The error of reading the records to the end.
  func failure(
    _ records: [JSONValue],
    of text: ScoredText,
    _ generation: Generation? = nil
  ) throws -> SpoorError {
    try #require(throws: SpoorError.self) {
      let reader = try reader(records, [generation ?? text.generation])
      while try reader.next() != nil {}
    }
  }
}

extension JSONValue {
  /// With the value at a path of keys and indices replaced; unchanged where the path leads nowhere.
  func setting(_ path: [String], to value: JSONValue) -> JSONValue {
    changing(path) { _ in value }
  }

  /// With the value at a path of keys and indices changed.
  func changing(_ path: [String], _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard let step = path.first else { return change(self) }
    let rest = Array(path.dropFirst())
    switch self {
    case .array(var values):
      guard let index = Int(step), values.indices.contains(index) else { return self }
      values[index] = values[index].changing(rest, change)
      return .array(values)
    case .object(var object):
      for index in object.members.indices where object.members[index].key == step {
        object.members[index].value = object.members[index].value.changing(rest, change)
      }
      return .object(object)
    default: return self
    }
  }
}
