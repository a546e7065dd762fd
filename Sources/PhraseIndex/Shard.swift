import Foundation
import GRDB
import SpoorModel
import SuffixArrays

/// One shard of an index, open: its files are mapped, and those that answers are read off without
/// further checks are verified.
final class Shard {
  let manifest: IndexManifest.Shard
  let folder: URL
  let suffixes: MappedSuffixArray
  let vocabulary: Vocabulary
  let segments: Segments
  let copies: RowCopies
  let postings: ConceptPostings
  let rows: RowBlocks
  let repeated: RepeatedRows
  let later: LaterCopies
  private var fullText: DatabaseQueue?

  /// Opens the shard at `folder`.
  ///
  /// - Throws: ``SpoorError`` for a damaged, missing or foreign file; what SuffixArrays throws.
  init(_ manifest: IndexManifest.Shard, at folder: URL) throws {
    self.manifest = manifest
    self.folder = folder
    let suffixArray = SuffixArrayFiles(in: folder)
    // The suffix array maps its files itself.
    for file in [suffixArray.words, suffixArray.suffixes] {
      _ = try Self.verified(file.lastPathComponent, of: manifest, in: folder)
    }
    let tables = try ShardTables(Self.verified(ShardFile.tables, of: manifest, in: folder))
    let derived = try ShardTables(Self.verified(ShardFile.derived, of: manifest, in: folder))
    suffixes = try MappedSuffixArray(opening: suffixArray)
    vocabulary = try Vocabulary(tables)
    segments = try Segments(tables, wordCount: suffixes.count)
    copies = try RowCopies(tables, derived, suffixCount: suffixes.count)
    postings = try ConceptPostings(tables, derived, vocabulary: vocabulary.count)
    let blocks = try MappedFile(folder.appending(path: ShardFile.rows))
    // The blocks have a checksum each.
    try blocks.checkLength(try Self.seal(of: blocks, manifest))
    rows = try RowBlocks(blocks, tables)
    (repeated, later) = try Self.merged(manifest, in: folder)
    guard vocabulary.count == manifest.vocabulary, vocabulary.count == suffixes.vocabulary,
      postings.rowCount == manifest.distinctRows, repeated.count == manifest.repeatedRows ?? 0,
      manifest.rankedWords ?? rankedWords == rankedWords
    else {
      throw tables.damage("the manifest counts other words or rows")
    }
  }

  /// The full-text index, which is verified when it is first asked for.
  func fullTextDatabase() throws -> DatabaseQueue {
    if let fullText { return fullText }
    let file = try Self.verified(ShardFile.fullText, of: manifest, in: folder)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { database in
      database.add(tokenizer: SpoorTokenizer.self)
      try FullTextInstance.addFunction(to: database)
    }
    let database = try DatabaseQueue(path: file.url.path, configuration: configuration)
    fullText = database
    return database
  }

  /// Maps a file whose bytes are what was written.
  private static func verified(
    _ name: String,
    of manifest: IndexManifest.Shard,
    in folder: URL
  ) throws -> MappedFile {
    let file = try MappedFile(folder.appending(path: name))
    try file.verify(try seal(of: file, manifest))
    return file
  }

  /// What the shard knows of the others that it was merged with.
  private static func merged(
    _ manifest: IndexManifest.Shard,
    in folder: URL
  ) throws -> (RepeatedRows, LaterCopies) {
    guard manifest.files[ShardFile.merged] != nil else { return (RepeatedRows(), LaterCopies()) }
    let tables = try ShardTables(verified(ShardFile.merged, of: manifest, in: folder))
    let count = manifest.distinctRows
    return try (RepeatedRows(tables, rowCount: count), LaterCopies(tables, rowCount: count))
  }

  /// The words of the rows that no earlier shard holds, in all their texts; O(repeated rows).
  private var rankedWords: Int {
    repeated.all.reduce(postings.totalLength) { $0 - postings.length(of: $1.row) }
  }

  private static func seal(
    of file: MappedFile,
    _ manifest: IndexManifest.Shard
  ) throws -> IndexManifest.Seal {
    guard let seal = manifest.files[file.url.lastPathComponent] else {
      throw file.damage("the manifest does not name it")
    }
    return seal
  }
}

// MARK: - Places of runs

extension Shard {
  /// How often each field holds the run of a range of ranks, copies included; O(ranks).
  func counts(of ranks: Range<Int>) throws -> [RowField: Int] {
    var counts = [Int](repeating: 0, count: FieldNumbers.fields.count)
    let ends = FieldNumbers.fields.map { UInt32(segments.words(of: $0).upperBound) }
    suffixes.withStarts(ofRanks: ranks) { starts in
      for start in starts {
        var number = 0
        while number < ends.count - 1, start >= ends[number] { number += 1 }
        counts[number] += 1
      }
    }
    try copies.forEachFurther(in: ranks) { rank, more in
      let position = try suffixes.position(ofRank: rank)
      let number = ends.firstIndex { position < $0 } ?? 0
      counts[number] += more
    }
    return Dictionary(
      uniqueKeysWithValues: zip(FieldNumbers.fields, counts).filter { $0.1 > 0 }
    )
  }

  /// Whether a field, or any, holds the run of a range of ranks.
  func holds(_ ranks: Range<Int>, in field: RowField?) -> Bool {
    let wanted = field.map { segments.words(of: $0) } ?? 0..<suffixes.count
    return suffixes.withStarts(ofRanks: ranks) { $0.contains { wanted.contains(Int($0)) } }
  }

  /// Whether a place lies in a row that an earlier shard holds too.
  func isRepeated(_ position: Int) -> Bool {
    guard repeated.count > 0 else { return false }
    // A place beyond all texts is told when its occurrence is made.
    let segment = try? segments.number(holding: position)
    return segment.map { repeated.contains(segments.row(of: $0)) } ?? false
  }

  /// The places of a range of ranks, in the file's order of suffixes, at most `limit`, of one field or
  /// all; without those in rows that an earlier shard holds too.
  func positions(of ranks: Range<Int>, in field: RowField?, limit: Int) -> [Int] {
    let wanted = field.map { segments.words(of: $0) } ?? 0..<suffixes.count
    var positions: [Int] = []
    suffixes.withStarts(ofRanks: ranks) { starts in
      for start in starts where wanted.contains(Int(start)) {
        guard positions.count < limit else { return }
        guard !isRepeated(Int(start)) else { continue }
        positions.append(Int(start))
      }
    }
    return positions
  }
}
