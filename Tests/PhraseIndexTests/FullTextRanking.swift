import Foundation
import GRDB
import Words

@testable import PhraseIndex

/// What FTS5 itself ranks first: the slow reference of `similarRows`.
struct FullTextRanking {
  private let index: PhraseIndex

  init(in index: PhraseIndex) { self.index = index }

  /// The best rows of `instruction : (a OR b …)` over the prompt's words, in the order in which they
  /// first stand there.
  func best(_ limit: Int, for prompt: String) throws -> [SimilarRow] {
    let text = index.indexed(prompt).text
    var seen: Set<String> = []
    let words = text.words.indices.filter { seen.insert(text.words[$0].text).inserted }
      .map { "\"\(text.surface($0).replacing("\"", with: "\"\""))\"" }
    guard !words.isEmpty else { return [] }
    return try index.shards[0].fullTextDatabase().read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT rowid, rank FROM row_text WHERE row_text MATCH ? ORDER BY rank, rowid LIMIT ?",
        arguments: ["instruction : (\(words.joined(separator: " OR ")))", limit]
      ).map { SimilarRow(row: $0["rowid"], score: -($0["rank"] as Double)) }
    }
  }
}
