public import Foundation
import SpoorModel

extension IndexManifest {
  /// Reads the manifest of the index at `folder`.
  ///
  /// - Throws: ``SpoorError`` where there is none, where it is damaged, or where it is of another
  ///   version.
  public init(of folder: URL) throws {
    let file = folder.appending(path: Self.fileName)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SpoorError(
        .badInput,
        "there is no index here: \(Self.fileName) is missing",
        at: SpoorError.Location(file: folder.path),
        remedy:
          "Name the folder that 'spoor index' wrote, or build one with 'spoor index DATASET --into \(folder.path)'."
      )
    }
    /// What is wrong with the manifest; building again mends all of it.
    func refused(_ problem: String) -> SpoorError {
      var error = SpoorError.damagedIndex(at: folder, problem)
      error.problem = problem
      error.location = SpoorError.Location(file: file.path)
      return error
    }
    guard let header = try? JSONDecoder().decode(Header.self, from: data) else {
      throw refused("the manifest is damaged")
    }
    guard header.format == Self.currentFormat else {
      throw refused("index format \(header.format), this build reads \(Self.currentFormat)")
    }
    do {
      self = try JSONDecoder().decode(IndexManifest.self, from: data)
    } catch {
      throw refused("the manifest is damaged: \(error)")
    }
    if let problem = try problem { throw refused(problem) }
  }

  /// Why this build cannot read the index that the manifest tells of; `nil` where it can.
  private var problem: String? {
    get throws {
      guard rules == .current else {
        return "made with word rules \(rules.version) on Unicode \(rules.unicode), this build has "
          + "\(Rules.current.version) on Unicode \(Rules.current.unicode)"
      }
      guard checksum == (try sum()) else {
        return "the manifest is damaged: its checksum is not that of what it says"
      }
      for shard in shards where shard.name.wholeMatch(of: /[0-9a-f]{32}/) == nil {
        return "the manifest is damaged: \"\(shard.name)\" names no shard"
      }
      return isConsistent ? nil : "the manifest is damaged: its counts cannot be"
    }
  }

  /// Whether the counts are such as rows and words can have, and add up.
  private var isConsistent: Bool {
    let counts = shards.flatMap { [$0.distinctRows, $0.rows, $0.words, $0.vocabulary] }
    return !shards.isEmpty && counts.allSatisfy { 0...Self.mostInShard ~= $0 }
      && shards.allSatisfy { 0...$0.distinctRows ~= $0.repeatedRows ?? 0 }
      && shards.allSatisfy { 0...Self.mostInShard ~= $0.rankedWords ?? 0 }
      && shards.allSatisfy { $0.distinctRows <= $0.rows }
      && rows == shards.reduce(0) { $0 + $1.rows } && words == shards.reduce(0) { $0 + $1.words }
  }

  /// Copies count as often as they stand in the dataset, so that words may exceed 32 bits.
  private static let mostInShard = 1 << 48

  /// The only part that every format has in common.
  private struct Header: Decodable {
    var format: Int
  }
}
