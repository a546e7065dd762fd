import Corpora
import Foundation
import SpoorModel
import SuffixArrays
import Words

/// What an index holds and what it was made from: `manifest.json`, whose renaming into place is the
/// only commit point of a build.
public struct IndexManifest: Codable, Equatable, Sendable {
  /// The format that this build writes and reads.
  public static let currentFormat = 2
  /// The manifest's file name inside an index.
  public static let fileName = "manifest.json"

  /// A file that the index was made from.
  public struct Source: Codable, Equatable, Sendable {
    /// The file's name, without its folders.
    public var name: String
    /// The name of the folder that held it.
    public var folder: String
    /// SHA-256 of its bytes, in hex.
    public var sha256: String
    /// Its size.
    public var bytes: Int
    /// What it was taken for, such as `alpaca`; nothing where it holds no row.
    public var shape: String?
    /// What the user said that it is, where they did.
    public var format: String?
    /// How the user said that its keys are named, where they did.
    public var fields: String?
    /// The rows that were read from it.
    public var rows: Int
    /// The rows that were left out because they were malformed.
    public var skipped: Int
  }

  /// The length and checksum of a file of a shard.
  public struct Seal: Codable, Equatable, Sendable {
    /// Its length.
    public var bytes: Int
    /// XXH64 of its bytes, 16 hexadecimal digits.
    public var xxh64: String

    var checksum: UInt64 { UInt64(xxh64, radix: 16) ?? 0 }
  }

  /// A part of the index that was built at once and never changes: `shards/NAME/`.
  public struct Shard: Codable, Equatable, Sendable {
    /// Its folder's name: a hash of what it was made from.
    public var name: String
    /// The files that it was made from, in the order in which they were read.
    public var sources: [Source]
    /// The number of training rows, copies included.
    public var rows: Int
    /// The number of rows that differ; the text of copies is stored once.
    public var distinctRows: Int
    /// The number of words in all rows, copies included.
    public var words: Int
    /// The number of different words.
    public var vocabulary: Int
    /// Its files.
    public var files: [String: Seal]
    /// Which part of its sources it holds, where not all.
    public var part: Part?
    /// The number of its distinct rows that an earlier shard holds too, where it was merged with others.
    public var repeatedRows: Int?
    /// The words of its distinct rows that no earlier shard holds; manifests of older builds lack it.
    ///
    /// Summed over all shards and divided by their rows it is the mean length that BM25 goes by.
    public var rankedWords: Int?

    private enum CodingKeys: String, CodingKey {
      case name
      case sources
      case rows
      case distinctRows = "distinct_rows"
      case words
      case vocabulary
      case files
      case part
      case repeatedRows = "repeated_rows"
      case rankedWords = "ranked_words"
    }
  }

  /// The rows of a dataset that a shard of `spoor index --shard` holds.
  public struct Part: Codable, Equatable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// How many parts the dataset has.
    public var of: Int
    /// The position of its first row in the whole dataset.
    public var firstPosition: Int

    private enum CodingKeys: String, CodingKey {
      case number
      case of
      case firstPosition = "first_position"
    }
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

  /// `spoor.index/1`.
  public let schema: String
  /// The format of every file in the index.
  public let format: Int
  /// The word rules.
  public let rules: Rules
  /// The index's parts, in the order in which they were added.
  public let shards: [Shard]
  /// The number of training rows in all shards.
  public let rows: Int
  /// The number of words in all shards.
  public let words: Int
  /// XXH64 of all the rest, 16 hexadecimal digits.
  public private(set) var checksum: String

  init(shards: [Shard]) throws {
    schema = "spoor.index/1"
    format = Self.currentFormat
    rules = .current
    self.shards = shards
    rows = shards.reduce(0) { $0 + $1.rows }
    words = shards.reduce(0) { $0 + $1.words }
    checksum = ""
    checksum = try sum()
  }

  /// The manifest as it is written.
  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// The checksum of the manifest with an empty checksum, as it is written.
  func sum() throws -> String {
    var bare = self
    bare.checksum = ""
    return try bare.encoded().withUnsafeBytes { Seal(of: $0).xxh64 }
  }
}

extension IndexManifest.Seal {
  /// The seal of a whole file's bytes.
  init(of bytes: UnsafeRawBufferPointer) {
    let digits = String(XXHash64.checksum(of: bytes), radix: 16)
    self.init(
      bytes: bytes.count,
      xxh64: String(repeating: "0", count: 16 - digits.count) + digits
    )
  }

  /// The seal of a file.
  init(ofFile file: URL) throws {
    let file = try MappedFile(file)
    self = withExtendedLifetime(file) { Self(of: file.bytes) }
  }
}
