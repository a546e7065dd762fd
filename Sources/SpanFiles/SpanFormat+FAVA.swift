import Records
import SpoorModel

extension SpanFormat {
  /// A record of FAVA: its annotations (`annotated`), what its model writes (`edited_output`), its
  /// training pairs (`completion`), or the passages that they are made of (`errored_passage`, where
  /// the response holds the `<mark>`ed words).
  func fava(_ record: Record, _ position: Int) throws(SpoorError) -> ClaimedResponse {
    let tagged: TaggedText
    let label = LabelFields(record)
    if let text = try label.text("annotated", "edited_output", "completion") {
      tagged = TaggedText(text, response: .beforeEdit)
    } else {
      tagged = TaggedText(try record.string("errored_passage"), response: .afterEdit)
    }
    var response = ClaimedResponse(
      promptID: try record.id("prompt_id", "id") ?? String(position),
      model: try record.optionalString("model"),
      text: tagged.text
    )
    let claims = tagged.marks.map { mark in
      Claim(
        offsets: ClaimedOffsets(start: mark.range.start, end: mark.range.end),
        meaning: .mark(probability: 1, category: mark.category)
      )
    }
    response.add(claims, from: record)
    for words in tagged.insertions { response.list(words, .notInResponse, from: record) }
    return response
  }
}
