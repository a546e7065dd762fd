import SpanFiles
import SpoorModel
import Testing

@Suite("A file of marked spans that is wrong")
struct BadFileTests {
  @Test(
    "gets an error with line, record, and what was expected",
    arguments: [
      (
        #"{"prompt_id": "p", "start": 3, "end": "x", "score": 1}"#, nil,
        #":1 (p): "end": expected an integer, found a string"#
      ),
      (
        #"{"prompt_id": "p", "start": 3, "end": null, "text": "a"}"#, nil, #"(p): "end" is missing"#
      ),
      (
        #"{"prompt_id": "p", "start": 3, "end": 4, "score": 7}"#, nil,
        #""score" is 7.0, no probability"#
      ),
      (#"{"start": 3, "end": 4}"#, .spoor, #"the key "prompt_id" is missing"#),
      (
        #"{"id": "a", "soft_labels": [{"start": 1, "end": 2}, 5]}"#, nil,
        #":1 (a): "soft_labels[1]": expected an object"#
      ),
      (
        #"{"id": "a", "hard_labels": [[1, 2], [3]]}"#, nil,
        #""hard_labels[1]": expected a list of start"#
      ),
      (#"{"id": "a", "soft_labels": [{"prob": 1}]}"#, nil, #""soft_labels[0]" has no "start""#),
      (#"{"id": "a", "spans": {}}"#, nil, #"(a): "spans": expected a list, found an object"#),
      (
        #"{"id": "a", "spans": [{"confidence": 1}]}"#, nil,
        #""spans[0]" has neither "start" nor "text""#
      ),
      (#"{"id": true, "spans": []}"#, nil, #""id": expected a string or an integer"#),
      (
        #"{"prompt_id": "e", "kind": "statement", "char_start": 1, "char_end": 2, "is_false": 1}"#,
        nil, #"(e): "is_false": expected a boolean"#
      ),
      (
        "{\"id\": \"a\", \"spans\": []}\n{\"id\": \"a\", \"spans\": []}", nil,
        #":2 (a): the response to "a" stands twice"#
      ),
      ("", nil, "the file holds no records"),
      ("nonsense", nil, ":1"),
    ] as [(String, SpanFormat?, String)]
  )
  func malformed(text: String, format: SpanFormat?, words: String) throws {
    let error = #expect(throws: SpoorError.self) { try SpanFile.of(text, as: format) }
    #expect(error?.code == .badInput)
    #expect(error?.says(words) == true, "\(error?.description ?? "")")
  }

  @Test("of no known format gets the keys found, the formats known, and how to name one")
  func undetectable() throws {
    let error = #expect(throws: SpoorError.self) {
      try SpanFile.of(#"{"question": "?", "answer": "!"}"#)
    }
    let description = try #require(error?.description)
    #expect(
      description.contains(
        #"marks.jsonl:1: no format of marked spans has the keys "question", "answer""#
      )
    )
    for format in SpanFormat.allCases { #expect(description.contains(format.rawValue)) }
    #expect(description.contains("Name the format"))
  }

  @Test("of XSum's columns without a number, or with two summaries of one response")
  func table() throws {
    let head =
      "bbcid,system,summary,hallucination_type,hallucinated_span,hallucinated_span_start,"
      + "hallucinated_span_end,worker_id"
    let number = #expect(throws: SpoorError.self) {
      try SpanFile.of(head, "9,Gold,rain.,extrinsic,rain,one,5,wid_0", name: "marks.csv")
    }
    #expect(number?.says(#":2 (9): "hallucinated_span_start": expected an integer"#) == true)
    let text = #expect(throws: SpoorError.self) {
      try SpanFile.of(
        head,
        "9,Gold,rain.,NULL,NULL,-1,-1,wid_0",
        "9,Gold,snow.,NULL,NULL,-1,-1,wid_1",
        name: "marks.csv"
      )
    }
    #expect(text?.says(#":3 (9): the response to "9" differs"#) == true)
  }
}
