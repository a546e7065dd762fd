import Foundation
import Records
import SpoorModel

extension SpanFormat {
  /// A row of the XSum annotations: what one annotator marked, or that they marked nothing.
  ///
  /// Starts count from 1 and ends are exclusive, both in the summary as the annotator saw it, in which
  /// `\'` was `'`. Of 10,397 spans 10,358 are so; the others begin with a line break that the summary
  /// lost, and are found by their words.
  func xsum(_ record: Record) throws(SpoorError) -> ClaimedResponse {
    let system = try record.string("system")
    var response = ClaimedResponse(
      promptID: try record.requiredID("bbcid"),
      model: system,
      group: system,
      text: Self.unescaped(try record.string("summary"))
    )
    let annotator = try record.string("worker_id")
    response.annotators = [annotator]
    let type = try record.string("hallucination_type")
    let quote = Self.unescaped(try record.string("hallucinated_span"))
    guard type != "NULL" else {
      // Seven rows quote words and give neither type nor place: whether they mark is not known.
      if quote != "NULL" { response.list(quote, .outOfRange, from: record) }
      return response
    }
    let offsets = ClaimedOffsets(
      start: max(0, try Self.number("hallucinated_span_start", of: record)) - 1,
      end: max(0, try Self.number("hallucinated_span_end", of: record)) - 1
    )
    let meaning = Claim.Meaning.annotated(by: annotator, category: type)
    response.add([Claim(offsets: offsets, quote: quote, meaning: meaning)], from: record)
    return response
  }

  private static func unescaped(_ text: String) -> String {
    text.replacingOccurrences(of: "\\'", with: "'").replacingOccurrences(of: "\\n", with: "\n")
  }

  private static func number(_ key: String, of record: Record) throws(SpoorError) -> Int {
    let value = try record.value(key)
    if let number = value.integer { return number }
    if case .string(let text) = value, let number = Int(text) { return number }
    throw record.mismatch(key, "an integer", value)
  }
}
