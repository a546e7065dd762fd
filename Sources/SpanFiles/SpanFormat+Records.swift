import Records
import SpoorModel

extension SpanFormat {
  /// What a record of this format says; `position` counts the file's records from 0.
  func response(of record: Record, position: Int) throws(SpoorError) -> ClaimedResponse {
    switch self {
    case .spoor: try spoor(record)
    case .muShroom: try muShroom(record)
    case .ragTruth: try ragTruth(record)
    case .lettuceDetect: try lettuceDetect(record, position)
    case .haluEval: try haluEval(record)
    case .xsum: try xsum(record)
    case .fava: try fava(record, position)
    case .plantedWorld: try plantedWorld(record)
    }
  }

  private func spoor(_ record: Record) throws(SpoorError) -> ClaimedResponse {
    var response = ClaimedResponse(
      promptID: try record.requiredID("prompt_id"),
      model: try record.optionalString("model")
    )
    let label = LabelFields(record)
    let offsets = try label.offsets("start", "end")
    let quote = try label.text("text")
    guard offsets != nil || quote != nil else { throw record.missing("start") }
    let meaning = Claim.Meaning.mark(
      probability: try label.probability("score", "probability"),
      category: try label.text("kind", "category")
    )
    response.add([Claim(offsets: offsets, quote: quote, meaning: meaning)], from: record)
    return response
  }

  private func ragTruth(_ record: Record) throws(SpoorError) -> ClaimedResponse {
    // Six models answer one source: the source is the prompt.
    var response = ClaimedResponse(
      promptID: try record.requiredID("source_id", "id"),
      model: try record.optionalString("model"),
      group: try record.optionalString("task_type"),
      text: try record.string("response")
    )
    var claims: [Claim] = []
    for label in try record.labels("labels") {
      claims.append(try label.mark(category: try label.text("label_type")))
    }
    response.add(claims, from: record)
    return response
  }

  private func lettuceDetect(
    _ record: Record,
    _ position: Int
  ) throws(SpoorError) -> ClaimedResponse {
    let label = LabelFields(record)
    var response = ClaimedResponse(
      promptID: try record.id("prompt_id", "id") ?? String(position),
      model: try record.optionalString("model"),
      group: try label.text("language", "lang"),
      text: try label.text("answer", "response")
    )
    let key = ["spans", "predictions", "labels"].first { record.object[$0] != nil }
    guard let key else { throw record.missing("spans") }
    var claims: [Claim] = []
    for label in try record.labels(key) {
      claims.append(try label.mark(category: try label.text("category", "label")))
    }
    response.add(claims, from: record)
    return response
  }

  private func haluEval(_ record: Record) throws(SpoorError) -> ClaimedResponse {
    var response = ClaimedResponse(
      promptID: try record.requiredID("ID"),
      text: try record.string("chatgpt_response")
    )
    let quotes: [String]
    if case .string(let quote)? = record.optionalValue("hallucination_spans") {
      quotes = [quote]
    } else {
      quotes = try record.list("hallucination_spans", of: "a string") { value, _ in
        if case .string(let quote) = value { quote } else { nil }
      }
    }
    response.add(
      quotes.map { Claim(quote: $0, meaning: .mark(probability: 1, category: nil)) },
      from: record
    )
    // Whoever found a hallucination and quoted none did not find the response true.
    if quotes.isEmpty, try record.optionalString("hallucination") == "yes" {
      response.list("", .notInResponse, from: record)
    }
    return response
  }

  private func plantedWorld(_ record: Record) throws(SpoorError) -> ClaimedResponse {
    var response = ClaimedResponse(
      promptID: try record.requiredID("prompt_id"),
      model: try record.optionalString("model")
    )
    response.labelsValues = true
    guard try record.string("kind") == "statement" else { return response }
    let label = LabelFields(record)
    guard case .bool(let isFalse) = try record.value("is_false") else {
      throw record.mismatch("is_false", "a boolean", try record.value("is_false"))
    }
    guard let offsets = try label.offsets("char_start", "char_end") else {
      throw record.missing("char_start")
    }
    let claim = Claim(
      offsets: offsets,
      quote: try label.text("text"),
      meaning: .value(isFalse ? .fails : .holds)
    )
    response.add([claim], from: record)
    return response
  }
}

extension LabelFields {
  /// A mark of `start`, `end`, `text` and a probability under the names that detectors use.
  fileprivate func mark(category: String?) throws(SpoorError) -> Claim {
    let offsets = try offsets("start", "end")
    let quote = try text("text")
    guard offsets != nil || quote != nil else {
      throw record.error("\"\(place ?? "the record")\" has neither \"start\" nor \"text\"")
    }
    let probability = try probability(
      "confidence",
      "probability",
      "prob",
      "score",
      "hallucination_score"
    )
    return Claim(
      offsets: offsets,
      quote: quote,
      meaning: .mark(probability: probability, category: category),
      reason: try text("reason")
    )
  }
}

extension Record {
  /// The id at the first of the keys that has one.
  func requiredID(_ key: String, _ other: String? = nil) throws(SpoorError) -> String {
    if let id = try id(key) { return id }
    if let other, let id = try id(other) { return id }
    throw missing(key)
  }
}
