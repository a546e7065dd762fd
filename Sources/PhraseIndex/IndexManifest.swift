public import Foundation
import SpoorModel
import Words

/// What an index holds and what it was made from: `manifest.json`, whose renaming into place is the
/// only commit point of a build.
public struct IndexManifest: Codable, Equatable, Sendable {
  /// The format that this build writes and reads.
  public static let currentFormat = 1
  /// The manifest's file name inside an index.
  public static let fileName = "manifest.json"

  /// A file that the index was made from.
  public struct Source: Codable, Equatable, Sendable {
    /// The file's name, without its folders.
    public var name: String
    /// SHA-256 of its bytes, in hex.
    public var sha256: String
    /// Its size.
    public var bytes: Int
  }

  /// The rules that decided what a word is; text must be split by the same ones to be found.
  public struct Rules: Codable, Equatable, Sendable {
    /// The version of Spoor's own rules.
    public var version: Int
    /// The hash of the rule file.
    public var hash: String
    /// The version of Unicode's character properties.
    public var unicode: String

    /// The rules of this build on this machine.
    public static var current: Rules {
      Rules(
        version: WordRules.version,
        hash: WordRules.hash,
        unicode: WordRules.unicodeVersion
      )
    }
  }

  /// The format of every file in the index.
  public var format: Int
  /// The word rules.
  public var rules: Rules
  /// The dataset's files, in the order in which they were read.
  public var sources: [Source]
  /// The folder that holds the data, below `shards/`.
  public var shard: String
  /// The number of training rows.
  public var rows: Int
  /// The number of words in all fields.
  public var words: Int
  /// The number of different words.
  public var vocabulary: Int

  /// Reads the manifest of the index at `folder`.
  ///
  /// - Throws: ``SpoorError`` where there is none, or where it is of another version.
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
      SpoorError(
        .badInput,
        problem,
        at: SpoorError.Location(file: file.path),
        remedy: "Build it again with 'spoor index DATASET --into \(folder.path) --rebuild'."
      )
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
    guard shard.wholeMatch(of: /[0-9a-f]{32}/) != nil else {
      throw refused("the manifest is damaged: \"\(shard)\" names no shard")
    }
    guard rules == .current else {
      throw refused(
        "made with word rules \(rules.version) on Unicode \(rules.unicode), this build has "
          + "\(Rules.current.version) on Unicode \(Rules.current.unicode)"
      )
    }
  }

  init(sources: [Source], shard: String, rows: Int, words: Int, vocabulary: Int) {
    format = Self.currentFormat
    rules = .current
    self.sources = sources
    self.shard = shard
    self.rows = rows
    self.words = words
    self.vocabulary = vocabulary
  }

  /// The only part that every format has in common.
  private struct Header: Decodable {
    var format: Int
  }
}
