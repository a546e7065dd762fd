import Foundation
import PhraseIndex
import Reporting
import SpoorModel

/// Joins what all shards of an index counted, or said, of the same responses.
struct AnswerMerge {
  private let files: [PartialTraceFile]
  private let lines = JSONLines()

  /// Opens the shards' files, in any order.
  init(_ paths: [String]) throws { files = try paths.map { try PartialTraceFile($0) } }

  /// Writes a line a response: sums of counts, or the lines of `spoor trace --file`.
  func write() throws {
    // Which file is which shard's is told by its first line.
    var order: [Int]?
    while let heads = try next() {
      let places = try order ?? self.order(of: heads)
      order = places
      let inOrder = places.map { heads[$0] }
      for (number, (line, place)) in zip(inOrder, places).enumerated() {
        guard line.isAbout(thatOf: inOrder[0]), line.schema == inOrder[0].schema,
          line.shard == number + 1
        else { throw misfit(files[place], files[places[0]]) }
      }
      try Output.write(try merged(inOrder, at: places))
    }
  }

  /// The next line of every file; `nil` when all have ended.
  private func next() throws -> [PartialTraceLine]? {
    let heads = try files.map { try $0.next() }
    if heads.allSatisfy({ $0 == nil }) { return nil }
    let whole = heads.compactMap(\.self)
    guard whole.count == heads.count else {
      let ended = heads.firstIndex { $0 == nil } ?? 0
      let other = heads.firstIndex { $0 != nil } ?? 0
      throw files[ended].error(
        "the file ends here, and \(files[other].path) goes on",
        remedy: "Trace the same responses against each shard."
      )
    }
    return whole
  }

  /// The files in their shards' order.
  private func order(of heads: [PartialTraceLine]) throws -> [Int] {
    let order = heads.indices.sorted { heads[$0].shard ?? 0 < heads[$1].shard ?? 0 }
    for (one, other) in zip(order, order.dropFirst()) where heads[one].shard == heads[other].shard {
      throw files[other].error(
        "it holds shard \(heads[other].shard ?? 0) like \(files[one].path)",
        remedy: "Name the answers of each shard once."
      )
    }
    let missing = Set(1...max(1, heads[0].of)).subtracting(heads.compactMap(\.shard)).sorted()
    guard missing.isEmpty, heads.allSatisfy({ $0.shard != nil }) else {
      let names = missing.map { "\($0)/\(heads[0].of)" }.joined(separator: ", ")
      throw SpoorError(
        .badInput,
        "answers of these shards are missing: \(names.isEmpty ? "all, for these are sums" : names)",
        at: SpoorError.Location(file: files[0].path),
        remedy: "Trace against each of them with 'spoor trace --partial', and name all files."
      )
    }
    return order
  }

  private func merged(_ shards: [PartialTraceLine], at places: [Int]) throws -> Data {
    var line = shards[0]
    guard line.schema == .answer else {
      for (shard, place) in zip(shards, places).dropFirst() {
        guard let counts = shard.counts, line.counts?.add(counts) == true else {
          throw misfit(files[place], files[places[0]])
        }
      }
      (line.schema, line.shard) = (.sums, nil)
      return try lines.line(line)
    }
    let answer = TraceAnswer(
      joining: shards.compactMap(\.answer),
      rows: line.scope.rows,
      leastWords: line.scope.leastWords
    )
    guard let answer else {
      throw files[places[0]].error(
        "what the shards answer to \(line.id) does not fit together",
        remedy: "Trace the same responses against each shard again, with the same program."
      )
    }
    return try lines.line(
      PhraseTraceDocument(answer, query: line.query, id: line.id, prompt: line.prompt)
    )
  }

  private func misfit(_ file: PartialTraceFile, _ other: PartialTraceFile) -> SpoorError {
    file.error(
      "this line does not answer what \(other.path) answers there",
      remedy: "Trace the same responses against each shard of one index, with the same options."
    )
  }
}
