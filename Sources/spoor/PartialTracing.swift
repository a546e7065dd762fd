import Foundation
import PhraseIndex
import SpoorModel

/// Answers responses from one shard of an index: `spoor trace --partial`.
final class PartialTracing {
  private let shard: LoneShard
  private let half: PartialTraceOptions.Half
  private let sums: PartialTraceFile?

  /// Opens the shard that the options name; of an index of one shard that one.
  init(_ options: PartialTraceOptions, half: PartialTraceOptions.Half, index: String) throws {
    let part = options.shard
    shard = try LoneShard(part?.number ?? 1, of: part?.count ?? 1, at: URL(filePath: index))
    self.half = half
    sums = try options.sums.map { try PartialTraceFile($0) }
  }

  /// What the shard counts or says of the next response.
  func line(_ response: ResponseFile.Response, _ scope: TraceScope) throws -> PartialTraceLine {
    let manifest = shard.manifest
    var line = PartialTraceLine(
      schema: .counts,
      index: manifest.checksum,
      shard: shard.number,
      of: manifest.shards.count,
      id: response.id,
      query: response.text,
      prompt: response.prompt,
      scope: PartialTraceLine.Scope(
        rows: scope.rows,
        leastWords: scope.leastWords,
        field: scope.field,
        near: scope.near == .sought
      )
    )
    switch half {
    case .counts:
      line.counts = try shard.counts(of: response.text, scope)
    case .answers:
      line.schema = .answer
      line.answer = try shard.trace(response.text, scope, sums: try sums(for: line))
    }
    return line
  }

  /// Throws where the sums are of more responses than the file.
  func finish() throws {
    guard let sums, try sums.next() != nil else { return }
    throw misfit(sums, "the sums go on behind the last response")
  }

  private func sums(for line: PartialTraceLine) throws -> TraceCounts? {
    guard let sums else { return nil }
    guard let found = try sums.next() else { throw misfit(sums, "the sums end here") }
    guard found.schema == .sums, found.isAbout(thatOf: line) else {
      throw misfit(sums, "these are not the sums for the response \(line.id)")
    }
    return found.counts
  }

  private func misfit(_ sums: PartialTraceFile, _ problem: String) -> SpoorError {
    sums.error(
      problem,
      remedy: "Count the same responses with '--partial counts' against each shard, with the same "
        + "options, and merge them with 'spoor merge --answers'."
    )
  }
}
