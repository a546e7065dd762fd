public import SpoorModel
import Words

private struct Found: Error {}

extension PhraseIndex {
  /// The training row of a number below ``rowCount``; of rows that are alike, the first.
  ///
  /// One block of rows is decompressed, some 4 KiB.
  public func row(_ number: Int) throws -> TrainingRow {
    let (shard, row) = try located(number)
    return try checked { try shards[shard].rows.row(row) }
  }

  /// The ids of the rows that are alike a row, in the dataset's order; without its own.
  public func copies(of number: Int) throws -> [RowID] {
    let (shard, row) = try located(number)
    let own = try shards[shard].copies.names(of: row).map(\.id)
    return try repetitions(of: number).reduce(into: own) { ids, place in
      ids.append(try shards[place.shard].rows.row(place.row).id)
      ids += try shards[place.shard].copies.names(of: place.row).map(\.id)
    }
  }

  /// How many rows of the dataset are alike a row, itself included; O(log n).
  public func copyCount(of number: Int) throws -> Int {
    let (shard, row) = try located(number)
    return 1 + shards[shard].copies.count(of: row) + shards[shard].later.count(of: row)
  }

  /// The words of an occurrence as the row has them, with their place in the text.
  ///
  /// - Throws: ``SpoorError`` where the row does not hold that many words: the index is damaged.
  public func evidence(for occurrence: Occurrence, score: Double) throws -> EvidenceRow {
    let row = try row(occurrence.row)
    let text = row.text(at: occurrence.place) ?? ""
    guard let matched = surface(of: occurrence.words, in: text) else {
      throw SpoorError.damagedIndex(
        at: folder,
        "row \(row.id) has other words than it was indexed with"
      )
    }
    let match = TraceRow(
      rowID: row.id,
      place: occurrence.place,
      matched: matched.text,
      range: matched.range,
      score: score,
      copies: try copyCount(of: occurrence.row)
    )
    return EvidenceRow(row: match, quoting: row)
  }

  /// The words `words` as a text has them; `nil` where it has not so many.
  ///
  /// Only their places are kept: a trace asks this of hundreds of texts.
  private func surface(of words: Range<Int>, in text: String) -> (text: String, range: ScalarRange)?
  {
    guard let first = words.first, let last = words.last else { return nil }
    var text = text
    return text.withUTF8 { utf8 in
      var index = 0
      var start = 0
      var end: Int?
      do {
        try scanner.scan(utf8) { _, bytes in
          if index == first { start = bytes.lowerBound }
          if index == last { end = bytes.upperBound }
          index += 1
          if end != nil { throw Found() }
        }
      } catch {
        // Thrown above and nowhere else: what follows in the text need not be scanned.
      }
      guard let end else { return nil }
      var offsets = ScalarOffsets(utf8)
      let scalars = offsets.scalars(of: start..<end)
      return (
        String(decoding: utf8[start..<end], as: UTF8.self),
        ScalarRange(scalars.lowerBound, scalars.upperBound)
      )
    }
  }

  /// The rows whose instructions are most like a prompt, by BM25 over the prompt's words, best first,
  /// ties in the dataset's order.
  ///
  /// The formula is FTS5's, over all rows and all shards (docs/method.md).
  ///
  /// - Parameters:
  ///   - prompt: what was asked.
  ///   - ignored: folded words that make no row more alike.
  ///   - limit: how many rows at most.
  /// - Returns: rows that have at least one of the words.
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(postings of the prompt's words + rows).
  public func similarRows(
    to prompt: String,
    ignoring ignored: Set<String> = [],
    limit: Int
  ) throws -> [SimilarRow] {
    try ranking.best(limit, of: terms(of: prompt, ignoring: ignored))
  }

  /// How like a prompt each row's instruction is, by the BM25 of ``similarRows(to:ignoring:limit:)``.
  ///
  /// - Complexity: O(postings of the prompt's words + rows · log rows).
  public func similarity(
    to prompt: String,
    ignoring ignored: Set<String> = []
  ) throws -> PromptSimilarity {
    PromptSimilarity(try ranking.all(of: terms(of: prompt, ignoring: ignored)))
  }

  /// A prompt's words, each once, by their ids in the shards.
  func terms(of prompt: String, ignoring ignored: Set<String> = []) -> [[UInt32?]] {
    var seen = ignored
    let words = scanner.words(of: prompt).map(\.text).filter { seen.insert($0).inserted }
    return words.map { word in shards.map { $0.entry(of: word)?.id } }
  }
}
