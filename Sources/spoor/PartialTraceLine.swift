import PhraseIndex
import SpoorModel

/// A line of `spoor trace --partial`: what one shard of an index counts or says of a response.
struct PartialTraceLine: Codable {
  /// What was asked of the response.
  struct Scope: Hashable, Codable {
    var rows: Int
    var leastWords: Int
    var field: RowField?
    var near: Bool

    private enum CodingKeys: String, CodingKey {
      case rows, field, near
      case leastWords = "least_words"
    }
  }

  /// What a line holds.
  enum Schema: String, Codable {
    /// What one shard counts.
    case counts = "spoor.trace.counts/1"
    /// What all shards count.
    case sums = "spoor.trace.sums/1"
    /// What one shard says.
    case answer = "spoor.trace.partial/1"
  }

  var schema: Schema
  /// The checksum of the index's manifest.
  var index: String
  /// Which of its shards; `nil` for the sums over all.
  var shard: Int?
  var of: Int
  var id: RowID
  var query: String
  var prompt: String?
  var scope: Scope
  var counts: TraceCounts?
  var answer: PartialTrace?

  /// Whether two lines are about one response of one index, asked alike.
  func isAbout(thatOf other: PartialTraceLine) -> Bool {
    index == other.index && of == other.of && id == other.id && query == other.query
      && prompt == other.prompt && scope == other.scope
  }
}
