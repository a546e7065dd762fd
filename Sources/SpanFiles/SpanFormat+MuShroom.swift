import Records
import SpoorModel

extension SpanFormat {
  /// A record of Mu-SHROOM, gold or submitted: `soft_labels` are marks, `hard_labels` decisions, both
  /// half-open and counted in Python's characters, which are scalars.
  func muShroom(_ record: Record) throws(SpoorError) -> ClaimedResponse {
    var response = ClaimedResponse(
      promptID: try record.requiredID("id"),
      model: try record.optionalString("model_id"),
      group: try record.optionalString("lang"),
      text: try record.optionalString("model_output_text")
    )
    var claims: [Claim] = []
    for label in try record.labels("soft_labels") {
      guard let offsets = try label.offsets("start", "end") else {
        throw record.error("\"\(label.place ?? "soft_labels")\" has no \"start\"")
      }
      let probability = try label.probability("prob")
      claims.append(
        Claim(offsets: offsets, meaning: .mark(probability: probability, category: nil))
      )
    }
    let decided = try record.list("hard_labels", of: "a list of start and end") { value, _ in
      guard case .array(let pair) = value, pair.count == 2 else { return nil as Claim? }
      guard let start = pair[0].integer, let end = pair[1].integer else { return nil }
      return Claim(offsets: ClaimedOffsets(start: start, end: end), meaning: .decision)
    }
    response.decides = record.optionalValue("hard_labels") != nil
    response.add(claims + decided, from: record)
    return response
  }
}
