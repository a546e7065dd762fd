import Records
import SpoorModel

/// SGLang's own `/generate`; its OpenAI route refuses `echo` with log-probabilities.
struct SGLangDialect: Dialect {
  private static let path = "generate"
  private static let scored = "input_token_logprobs"
  private static let written = "output_token_logprobs"

  /// Its `/tokenize` is young; the ids of a scored prompt are as old as scoring.
  func tokenizing(
    _ text: String,
    _ marks: SpecialTokens,
    by model: String
  ) throws(SpoorError) -> ServerRequest {
    guard marks == .added else { throw .addsMarks(.sglang) }
    return ServerRequest(
      path: Self.path,
      body: [
        "text": .string(text), "sampling_params": ["max_new_tokens": 1, "temperature": 0],
        "return_logprob": true, "logprob_start_len": 0,
      ]
    )
  }

  func tokens(in answer: ServerAnswer) throws(SpoorError) -> [Int] {
    let place = "meta_info.\(Self.scored)"
    let entries = Self.entries(Self.scored, answer)
    return try answer.ints(entries.map { .array($0.map { $0.at(1) }) }, place)
  }

  func writing(
    _ wanted: WantedText,
    after prompt: FrozenPrompt,
    by model: String
  ) -> ServerRequest {
    let sampling: JSONObject = [
      "max_new_tokens": .int(wanted.limit), "temperature": .double(wanted.temperature), "top_p": 1,
      "top_k": .int(wanted.topK ?? -1), "min_p": 0, "repetition_penalty": 1,
      "presence_penalty": 0, "frequency_penalty": 0,
    ]
    let key = prompt.tokenIDs.isEmpty ? "text" : "input_ids"
    var body: JSONObject = [
      key: prompt.sent,
      "sampling_params": .object(sampling.with("stop", JSONValue.texts(wanted.stops))),
    ]
    if wanted.detail == .tokens {
      body = body.with("return_logprob", true).with("return_text_in_logprobs", true)
    }
    // Only young versions take a seed, and old ones fail where one is sent.
    return ServerRequest(path: Self.path, body: body, draw: wanted.seed)
  }

  func text(in answer: ServerAnswer) throws(SpoorError) -> WrittenText {
    let entries = Self.entries(Self.written, answer)
    let texts = entries?.compactMap { $0.at(2).characters }
    return WrittenText(
      text: try answer.text(answer.body["text"], "text"),
      tokenIDs: try entries.map { entries throws(SpoorError) in
        try answer.ints(.array(entries.map { $0.at(1) }), "meta_info.\(Self.written)")
      },
      tokenTexts: texts?.count == entries?.count ? texts : nil,
      end: WrittenText.End(answer.body["meta_info"]?.members?["finish_reason"])
    )
  }

  func scoring(
    _ response: FrozenResponse,
    top: Int,
    by model: String
  ) throws(SpoorError) -> [ServerRequest] {
    [
      ServerRequest(
        path: Self.path,
        body: [
          "input_ids": .ids(response.sequence),
          "sampling_params": ["max_new_tokens": 1, "temperature": 0],
          "return_logprob": true, "logprob_start_len": 0, "top_logprobs_num": .int(top),
        ]
      )
    ]
  }

  func checkScored(_ answer: ServerAnswer) throws(SpoorError) {
    guard Self.entries(Self.scored, answer)?.isEmpty == false else {
      throw .tellsNoPrompt(answer, lacks: "meta_info.\(Self.scored)")
    }
  }

  /// The rows `[log-probability, id, text]` at a key of `meta_info`.
  private static func entries(_ key: String, _ answer: ServerAnswer) -> [JSONValue]? {
    answer.body["meta_info"]?.members?[key]?.elements
  }
}

extension JSONValue {
  /// An array's element; null where there is none.
  fileprivate func at(_ index: Int) -> JSONValue {
    guard let elements, elements.indices.contains(index) else { return .null }
    return elements[index]
  }
}
