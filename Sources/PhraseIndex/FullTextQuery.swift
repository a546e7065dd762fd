import GRDB
import GRDBSQLite
public import SpoorModel
import Words

/// What a query in FTS5's language finds.
public struct QueryResult: Sendable {
  /// A row that the query matches.
  public struct Hit: Sendable {
    /// The row's number in the index.
    public var number: Int
    /// The row, with its first match marked.
    public var row: EvidenceRow
    /// The matches in the row, at most 64, by text: field, turn and scalars.
    public var matches: [(place: TrainingRow.Place, range: ScalarRange)]
  }

  /// How many rows match; rows that are alike count once.
  public var count: Int
  /// The best rows by BM25, the best first.
  public var hits: [Hit]
}

extension PhraseIndex {
  /// The rows that a query in FTS5's language matches, best first by FTS5's BM25.
  ///
  /// Columns are the fields: `output : borrow* NEAR(one two, 5) OR "a phrase"`. BM25 counts how rare
  /// a word is within each shard.
  ///
  /// - Parameters:
  ///   - query: FTS5's query language.
  ///   - field: only texts of this field; `nil` for all.
  ///   - limit: how many rows at most.
  /// - Returns: how many rows match, and the best of them.
  /// - Throws: ``SpoorError`` of code `usage` for a query that FTS5 does not understand.
  public func rows(
    matching query: String,
    in field: RowField? = nil,
    limit: Int
  ) throws -> QueryResult {
    let whole = field.map { "{\($0.rawValue)} : (\(query))" } ?? query
    var result = QueryResult(count: 0, hits: [])
    var ranked: [(score: Double, row: Int, instances: [FullTextInstance])] = []
    for (number, shard) in shards.enumerated() {
      let database = try checked { try shard.fullTextDatabase() }
      do {
        try database.read { database in
          result.count += try shard.matchCount(of: whole, database)
          for match in try shard.matches(of: whole, limit: limit, database) {
            ranked.append(
              (match.score, self.number(of: match.row, inShard: number), match.instances)
            )
          }
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        throw Self.misunderstood(query, error)
      } catch {
        throw SpoorError.damagedIndex(at: folder, error)
      }
    }
    ranked.sort { ($0.score, $1.row) > ($1.score, $0.row) }
    result.hits = try ranked.prefix(limit).map { try hit($0.row, $0.instances, score: $0.score) }
    return result
  }

  private static func misunderstood(_ query: String, _ error: DatabaseError) -> SpoorError {
    SpoorError(
      .usage,
      "the query '\(query)' is not understood: \(error.message ?? "SQLite gives no reason")",
      remedy: "Write words, \"a phrase\", prefix*, NEAR(one two, 5), AND, OR, NOT and parentheses; "
        + "put quotes around anything with other signs in it."
    )
  }

  private func hit(
    _ number: Int,
    _ instances: [FullTextInstance],
    score: Double
  ) throws -> QueryResult.Hit {
    let row = try row(number)
    let matches = instances.compactMap { instance in place(of: instance, in: row) }
      .sorted { ($0.place, $0.range) < ($1.place, $1.range) }
    // NOT alone cannot be asked for, so every row has an instance, and one FTS5 found has its words.
    guard let first = matches.first, let text = row.text(at: first.place) else {
      throw SpoorError.damagedIndex(
        at: folder,
        "row \(row.id) lacks the words that it was found by"
      )
    }
    let matched = WordedText(text, by: scanner)
    let evidence = TraceRow(
      rowID: row.id,
      place: first.place,
      matched: matched.text(of: first.range),
      range: first.range,
      score: score,
      copies: try copyCount(of: number)
    )
    return QueryResult.Hit(
      number: number,
      row: EvidenceRow(row: evidence, quoting: row),
      matches: matches
    )
  }

  /// Where an instance stands: FTS5 counts the words of a field's turns on, with a mark between two.
  private func place(
    of instance: FullTextInstance,
    in row: TrainingRow
  ) -> (place: TrainingRow.Place, range: ScalarRange)? {
    guard FieldNumbers.fields.indices.contains(instance.field) else { return nil }
    let field = FieldNumbers.fields[instance.field]
    var first = 0
    for (turn, part) in row.parts.filter({ $0.field == field }).enumerated() {
      let words = scanner.words(of: part.text)
      let range = instance.words.lowerBound - first..<instance.words.upperBound - first
      if words.indices.contains(range.lowerBound), range.upperBound <= words.count {
        let scalars = words[range.lowerBound].scalars.lowerBound
        return (
          TrainingRow.Place(field, turn: turn),
          ScalarRange(scalars, words[range.upperBound - 1].scalars.upperBound)
        )
      }
      first += words.count + 1
    }
    return nil
  }
}

extension WordedText {
  /// The text between two scalars.
  fileprivate func text(of range: ScalarRange) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.start)
    return String(scalars[start..<scalars.index(start, offsetBy: range.count)])
  }
}
