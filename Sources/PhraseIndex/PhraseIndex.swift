public import Foundation
public import SpoorModel
import SuffixArrays
public import Words

/// Which rows hold a phrase, and which are like a prompt.
///
/// Runs of words are found by memory-mapped suffix arrays over word ids, similar rows by postings of
/// the instructions' words, queries that people write by SQLite FTS5. All see the same words. An
/// answer covers all shards. Not `Sendable`: open one a thread.
public final class PhraseIndex {
  /// What the index holds.
  public let manifest: IndexManifest
  /// The folder that it stands in.
  public let folder: URL
  /// The scanner that splits text as the index was split.
  public let scanner: WordScanner

  let shards: [Shard]
  /// The number of the first row of each shard that no earlier one holds; then the number of rows.
  let firstRows: [Int]
  lazy var ranking = ConceptRanking(shards.map { ($0.postings, $0.repeated) })
  lazy var repeatedRows = allRepetitions()

  /// The id of every word that a shard does not hold.
  static let unknownWord = UInt32.max

  /// Opens the index at `folder` and compares the files that it maps with their checksums.
  ///
  /// - Throws: ``SpoorError`` when there is none, or when it is damaged or of another version.
  /// - Complexity: O(words), at memory speed: some 10 GB a second.
  public convenience init(at folder: URL) throws {
    try self.init(IndexManifest(of: folder), at: folder, opening: .all)
  }

  /// Which shards are opened.
  enum Opening {
    case all
    /// One alone, by its place from 0.
    case shard(Int)
  }

  /// Opens the index of a manifest, or one of its shards alone.
  ///
  /// A shard alone knows the numbers of its rows and the counts of the manifest; what else it says is
  /// of its own rows (``LoneShard``).
  init(_ manifest: IndexManifest, at folder: URL, opening: Opening) throws {
    self.manifest = manifest
    self.folder = folder
    let opened =
      switch opening {
      case .all: manifest.shards.indices
      case .shard(let number): number..<number + 1
      }
    // ICU compiles the rules of words as long as it takes to verify an index of millions of them.
    let scanning = Meanwhile { try WordScanner() }
    do {
      let parent = folder.appending(path: ShardFile.folder)
      shards = try manifest.shards[opened].map {
        try Shard($0, at: parent.appending(path: $0.name))
      }
    } catch let error as SpoorError {
      throw error
    } catch {
      throw SpoorError.damagedIndex(at: folder, error)
    }
    scanner = try scanning.value()
    let firstRow = manifest.shards[..<opened.lowerBound].reduce(0) { $0 + $1.listedRows }
    firstRows = shards.reduce(into: [firstRow]) {
      $0.append($0[$0.count - 1] + $1.manifest.listedRows)
    }
    for (shard, firstRow) in zip(shards, firstRows) { try shard.repeated.check(before: firstRow) }
  }

  /// The number of rows that differ.
  public var rowCount: Int { firstRows[firstRows.count - 1] }
}

// MARK: - Words

extension PhraseIndex {
  /// A text with its words, ready to be looked for; O(its length).
  public func indexed(_ text: String) -> IndexedText { indexed(WordedText(text, by: scanner)) }

  /// A text that was split by this index's scanner.
  public func indexed(_ text: WordedText) -> IndexedText {
    IndexedText(
      text: text,
      ids: shards.map { shard in
        text.words.map { shard.entry(of: $0.text)?.id ?? Self.unknownWord }
      }
    )
  }

  /// The share of the dataset's words that are this folded word, over all fields, 0 to 1.
  public func frequency(of word: String) -> Double {
    let count = shards.reduce(0) { $0 + ($1.entry(of: word)?.count ?? 0) }
    return Double(count) / Double(max(1, manifest.words))
  }
}

extension Shard {
  /// The entry of a folded word.
  func entry(of word: String) -> Vocabulary.Entry? {
    var word = word
    return word.withUTF8 { vocabulary.entry(of: UnsafeRawBufferPointer($0)) }
  }
}

// MARK: - Runs of words

extension PhraseIndex {
  /// For every word of a text, the longest run beginning there that stands in the dataset.
  ///
  /// - Complexity: O(m (l + log n)) a shard for m words of text, n of dataset, and matches of l words.
  public func longestMatches(of text: IndexedText) throws -> LongestMatches {
    try checked {
      LongestMatches(
        shards: try zip(shards, text.ids).map { try $0.suffixes.longestMatches(of: $1) }
      )
    }
  }

  /// The places of a run of a text's words, in every row and field.
  public func places(of run: Range<Int>, in text: IndexedText) throws -> Places {
    try checked {
      Places(
        length: run.count,
        ranks: try zip(shards, text.ids).map { try $0.suffixes.occurrences(of: $1[run]) }
      )
    }
  }

  /// How often the dataset holds the run: every start in every row and field, copies included.
  ///
  /// - Complexity: O(log n).
  public func count(of places: Places) -> Int {
    zip(shards, places.ranks).reduce(0) { sum, pair in
      sum + pair.1.count + pair.0.copies.further(in: pair.1)
    }
  }

  /// How often each field holds the run; fields that do not are left out.
  ///
  /// - Complexity: O(occurrences).
  public func counts(of places: Places) throws -> [RowField: Int] {
    try checked {
      try zip(shards, places.ranks).reduce(into: [:]) { counts, pair in
        counts.merge(try pair.0.counts(of: pair.1), uniquingKeysWith: +)
      }
    }
  }

  /// The places themselves, in no order, at most `limit`: rows that are alike are listed once.
  ///
  /// - Parameters:
  ///   - places: a run's places.
  ///   - field: only those in texts of this field; `nil` for all.
  ///   - limit: how many at most.
  /// - Returns: the rows and the scalars of their texts.
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(occurrences + listed · log n).
  public func occurrences(
    of places: Places,
    in field: RowField? = nil,
    limit: Int = .max
  ) throws -> [Occurrence] {
    var found: [Occurrence] = []
    for (shard, ranks) in places.ranks.enumerated() where found.count < limit {
      let positions = shards[shard]
        .positions(of: ranks, in: field, limit: limit - found.count)
      for position in positions {
        let occurrence = try occurrence(shard: shard, position: position, length: places.length)
        // Only a damaged array has a run across the end of a text.
        if let occurrence { found.append(occurrence) }
      }
    }
    return found
  }

  /// The words at a place of a shard's word text; `nil` when they reach beyond their row's text.
  func occurrence(shard: Int, position: Int, length: Int) throws -> Occurrence? {
    let segments = shards[shard].segments
    let segment = try segments.segment(try segments.number(holding: position))
    guard position + length <= segment.words.upperBound else { return nil }
    let start = position - segment.words.lowerBound
    return Occurrence(
      row: number(of: segment.row, inShard: shard),
      place: segment.place,
      words: start..<start + length,
      shard: shard,
      textStart: segment.words.lowerBound
    )
  }
}
