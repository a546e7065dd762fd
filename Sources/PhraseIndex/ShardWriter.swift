import Corpora
import DurableFiles
import Foundation
import SpoorModel
import SuffixArrays
import Words

/// Writes one shard of an index from the rows of a dataset.
///
/// Reading, words and rows go through the calling thread, FTS5 through its own. Memory holds the
/// vocabulary, sixteen bytes a row, and while suffixes are sorted some nine bytes a word.
struct ShardWriter {
  let folder: URL
  private let suffixArray: SuffixArrayFiles
  private let scanner: WordScanner
  private let fullText: FullTextWriter
  private let texts = FieldTexts()
  private let rows: RowBlockWriter
  private var vocabulary = VocabularyBuilder()
  private var copies = CopyCollector()
  private var lengths: [UInt32] = []
  private var words: [UInt32] = []
  private var folded: [UInt8] = []

  /// Rows are handed to FTS5 in batches of this many.
  private static let batchCount = 512

  /// Begins with no row; `folder` must exist and be empty.
  init(in folder: URL) throws {
    self.folder = folder
    suffixArray = SuffixArrayFiles(in: folder)
    scanner = try WordScanner()
    fullText = try FullTextWriter(creating: folder.appending(path: ShardFile.fullText))
    rows = try RowBlockWriter(creating: folder.appending(path: ShardFile.rows))
  }

  /// Writes all rows that `reader` gives.
  mutating func write(
    _ reader: DatasetReader,
    _ progress: (IndexBuilder.Progress) -> Void
  ) throws -> IndexManifest.Shard {
    var batch: [FullTextWriter.Document] = []
    while let row = try reader.next() {
      if let document = try add(row) { batch.append(document) }
      guard reader.count.isMultiple(of: Self.batchCount) else { continue }
      try fullText.append(batch)
      batch.removeAll(keepingCapacity: true)
      progress(.rows(reader.count, bytes: reader.bytesRead, ofBytes: reader.totalBytes))
    }
    try fullText.append(batch)
    progress(.rows(reader.count, bytes: reader.totalBytes, ofBytes: reader.totalBytes))
    if reader.part != nil {
      let file = folder.appending(path: ShardFile.fingerprints)
      try copies.writeFingerprints(words: lengths, to: file)
    }
    try finish(progress)
    return try summary(rows: reader.count)
  }

  /// Adds a row; what FTS5 is to index of it, unless it is a copy.
  private mutating func add(_ row: TrainingRow) throws -> FullTextWriter.Document? {
    if copies.original(of: row) != nil {
      folded.removeAll(keepingCapacity: true)
      for part in row.parts { scan(part.text) }
      return nil
    }
    var document = FullTextWriter.Document(row: lengths.count)
    var length = 0
    for field in FieldNumbers.fields {
      let parts = row.parts.filter { $0.field == field }
      guard !parts.isEmpty else { continue }
      folded.removeAll(keepingCapacity: true)
      for (turn, part) in parts.enumerated() {
        if turn > 0 { folded += [SpoorTokenizer.turnMark, SpoorTokenizer.wordEnd] }
        scan(part.text)
        // A conversation's turns are counted by their segments, so none may lack its own.
        guard !words.isEmpty || parts.count > 1 else { continue }
        try checkRoom(for: words.count)
        texts.append(words, to: field, row: document.row)
        length += words.count
      }
      length += parts.count - 1
      // A copy of its size: the buffer itself has room for the longest text so far.
      let words = folded.withUnsafeBytes { Array($0) }
      document.fields.append((FieldNumbers.number(of: field), words))
    }
    lengths.append(UInt32(length))
    try rows.append(row)
    return document
  }

  /// Leaves a text's word ids in `words`, and adds the words to `folded`.
  private mutating func scan(_ text: String) {
    words.removeAll(keepingCapacity: true)
    var text = text
    text.withUTF8 { utf8 in
      scanner.scan(utf8) { word, _ in
        words.append(vocabulary.identifier(of: word))
        folded.append(contentsOf: word)
        folded.append(SpoorTokenizer.wordEnd)
      }
    }
  }

  private func checkRoom(for words: Int) throws {
    guard texts.count + words + 1 > SuffixArray.maximumCount else { return }
    throw SpoorError(
      .badInput,
      "these files have more than \(SuffixArray.maximumCount) words, the most that a shard holds",
      remedy: "Index them in several runs: each adds a shard."
    )
  }
}

// MARK: - What is written at the end

extension ShardWriter {
  private mutating func finish(_ progress: (IndexBuilder.Progress) -> Void) throws {
    fullText.beginFinish()
    var tables = ShardTableWriter()
    vocabulary.write(to: &tables)
    try texts.join(into: suffixArray, vocabulary: vocabulary.count, tables: &tables)
    tables.add(.rowLengths, lengths)
    copies.writeNames(to: &tables)
    progress(.sorting(words: vocabulary.total))
    try suffixArray.sortSuffixes()
    try rows.finish(tables: &tables)
    try tables.write(to: folder.appending(path: ShardFile.tables))
    try writeDerived()
    progress(.merging)
    try fullText.finish()
  }

  /// What is read off the sorted words: postings, and the ranks in rows of several copies.
  private func writeDerived() throws {
    let suffixes = try MappedSuffixArray(opening: suffixArray)
    let tables = try ShardTables(MappedFile(folder.appending(path: ShardFile.tables)))
    let segments = try Segments(tables, wordCount: suffixes.count)
    var derived = ShardTableWriter()
    let instructions = try segments.numbers(of: .instruction).map { number in
      (row: segments.row(of: number), words: try segments.words(of: number))
    }
    suffixes.withWords(in: 0..<suffixes.count) { words in
      ConceptPostings.write(instructions, of: words, vocabulary: vocabulary.count, to: &derived)
    }
    try copies.writeRanks(to: &derived, suffixes: suffixes, segments: segments)
    try derived.write(to: folder.appending(path: ShardFile.derived))
  }

  private func summary(rows: Int) throws -> IndexManifest.Shard {
    var files: [String: IndexManifest.Seal] = [:]
    let fingerprints = folder.appending(path: ShardFile.fingerprints)
    let isPart = FileManager.default.fileExists(atPath: fingerprints.path)
    for file in ShardFile.all(in: folder) + (isPart ? [fingerprints] : []) {
      files[file.lastPathComponent] = try IndexManifest.Seal(ofFile: file)
    }
    return IndexManifest.Shard(
      name: "",
      sources: [],
      rows: rows,
      distinctRows: lengths.count,
      words: vocabulary.total,
      vocabulary: vocabulary.count,
      files: files,
      rankedWords: lengths.reduce(0) { $0 + Int($1) }
    )
  }
}
