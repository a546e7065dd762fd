import SpanFiles
import SpoorModel
import Testing

@Suite("Each format of marked spans")
struct FormatTests {
  @Test("Spoor's own spans are joined by prompt and model; text comes from the audit")
  func spoor() throws {
    let file = try SpanFile.of(
      #"{"prompt_id": "p", "model": "m", "start": 6, "end": 11, "text": "Osval", "kind": "name", "score": 0.5, "detectors": {}}"#,
      #"{"prompt_id": "q", "model": "m", "start": 0, "end": 3, "text": "Zoë", "kind": "name", "score": 1}"#,
      #"{"prompt_id": "p", "model": "m", "start": 15, "end": 19, "text": "1987", "score": 0.25}"#,
      responses: [Generation("p", "He is Osval of 1987."), Generation("q", "Zoë won.")]
    )
    #expect(file.format == .spoor)
    #expect(file.responses.map(\.promptID) == ["p", "q"])
    #expect(file.responses[0].text == "He is Osval of 1987.")
    #expect(file.quotes == ["Osval", "1987", "Zoë"])
    #expect(file.responses[0].marks.map(\.probability) == [0.5, 0.25])
    #expect(file.responses[0].marks.map(\.category) == ["name", nil])
    #expect(file.unlocated == [])
    #expect(file.claims == 3)
  }

  @Test("Mu-SHROOM: soft labels are marks, hard labels decisions, both count code points")
  func muShroom() throws {
    let file = try SpanFile.of(
      #"{"id": "val-xx-1", "lang": "XX", "model_id": "org/model", "model_output_text": "😀 won in 1987.", "soft_labels": [{"start": 2, "prob": 0.3, "end": 5}, {"start": 9, "prob": 0.9, "end": 13}], "hard_labels": [[9, 13]], "annotations": {"a": [[1, 1]]}}"#,
      #"{"id": "val-xx-2", "lang": "XX", "model_output_text": "Yes.", "soft_labels": [], "hard_labels": []}"#
    )
    #expect(file.format == .muShroom)
    let first = file.responses[0]
    #expect(first.group == "XX" && first.model == "org/model" && first.promptID == "val-xx-1")
    #expect(file.quotes == ["won", "1987"])
    #expect(first.marks.map(\.probability) == [0.3, 0.9])
    #expect(first.decided == [ScalarRange(9, 13)])
    #expect(first.values == nil)
    #expect(file.responses[1].marks == [] && file.responses[1].decided == [])
  }

  @Test("RAGTruth: six models answer one source, which is the prompt")
  func ragTruth() throws {
    let file = try SpanFile.of(
      #"{"id": "7", "source_id": "31", "model": "one", "temperature": 0.7, "labels": [{"start": 4, "end": 10, "text": "is red", "meta": "", "label_type": "Evident Conflict", "implicit_true": false, "due_to_null": false}], "split": "test", "quality": "good", "response": "Sky is red."}"#,
      #"{"id": "8", "source_id": "31", "model": "two", "labels": [], "split": "test", "quality": "truncated", "response": "Sky is"}"#
    )
    #expect(file.format == .ragTruth)
    #expect(file.responses.map(\.promptID) == ["31", "31"])
    #expect(file.responses.map(\.model) == ["one", "two"])
    #expect(file.quotes == ["is red"])
    #expect(file.responses[0].marks[0].category == "Evident Conflict")
  }

  @Test("LettuceDetect: predicted spans under a prompt id, beside the answer or without it")
  func lettuceDetect() throws {
    let span = #"{"start": 3, "end": 10, "text": " is red", "confidence": 0.98}"#
    let file = try SpanFile.of(
      #"{"prompt_id": "p", "spans": [\#(span)]}"#,
      #"{"id": 5, "answer": "Sky is red.", "predictions": [{"start": 4, "end": 10, "text": "is red", "hallucination_score": 0.75, "category": "contradiction"}]}"#,
      responses: [Generation("p", "Sky is red.", model: "sft")]
    )
    #expect(file.format == .lettuceDetect)
    #expect(file.quotes == [" is red", "is red"])
    #expect(file.responses.map(\.model) == ["sft", nil])
    #expect(file.responses.map(\.promptID) == ["p", "5"])
    #expect(file.responses.map { $0.marks[0].probability } == [0.98, 0.75])
    #expect(file.responses[1].marks[0].category == "contradiction")
  }

  @Test("LettuceDetect's training samples have no ids: the place in the file counts")
  func lettuceDetectTraining() throws {
    let file = try SpanFile.of(
      #"[{"prompt": "Sky?", "answer": "Blue.", "labels": [], "language": "en", "split": "train"},"#,
      #" {"prompt": "Sky?", "answer": "Red.", "labels": [{"start": 0, "end": 3, "label": "Conflict"}], "language": "de"}]"#,
      name: "data.json"
    )
    #expect(file.format == .lettuceDetect)
    #expect(file.responses.map(\.promptID) == ["0", "1"])
    #expect(file.responses.map(\.group) == ["en", "de"])
    #expect(file.quotes == ["Red"])
    #expect(file.responses[1].marks[0].category == "Conflict")
  }

  @Test("HaluEval: quotes are looked for; an id that stands twice gets a number")
  func haluEval() throws {
    let file = try SpanFile.of(
      #"{"ID": "1", "user_query": "?", "chatgpt_response": "It rained. It snowed.", "hallucination": "yes", "hallucination_spans": ["snowed", "It", "incomplete"]}"#,
      #"{"ID": "1", "user_query": "?", "chatgpt_response": "A\nb\nc", "hallucination": "yes", "hallucination_spans": ["A\nc"]}"#,
      #"{"ID": "3", "user_query": "?", "chatgpt_response": "Fine.", "hallucination": "no", "hallucination_spans": []}"#,
      #"{"ID": "4", "user_query": "?", "chatgpt_response": "Bad.", "hallucination": "yes", "hallucination_spans": []}"#,
      name: "data.json"
    )
    #expect(file.format == .haluEval)
    #expect(file.responses.map(\.promptID) == ["1", "1#2", "3", "4"])
    #expect(file.quotes == ["snowed", "A", "c"])
    #expect(file.unlocated.map(\.reason) == [.ambiguous, .notInResponse, .notInResponse])
    #expect(file.unlocated.map(\.quote) == ["It", "incomplete", ""])
    #expect(file.unlocated.map(\.location.line) == [1, 1, 4])
    #expect(file.claims == 5)
  }

  @Test("XSum: starts from 1, ends exclusive, apostrophes unescaped, annotators counted")
  func xsum() throws {
    let file = try SpanFile.of(
      "bbcid,system,summary,hallucination_type,hallucinated_span,hallucinated_span_start,hallucinated_span_end,worker_id",
      #"9,TrueS,a man\'s red car has gone.,extrinsic,man\'s red,3,12,wid_0"#,
      #"9,TrueS,a man\'s red car has gone.,extrinsic,red,9,12,wid_0"#,
      #"9,TrueS,a man\'s red car has gone.,intrinsic,red car,9,16,wid_1"#,
      #"9,TrueS,a man\'s red car has gone.,NULL,NULL,-1,-1,wid_2"#,
      #"9,Gold,gone.,NULL,gone,-1,-1,wid_0"#,
      #"8,Gold,rain came.,intrinsic,\nrain,0,6,wid_0"#,
      name: "marks.csv"
    )
    #expect(file.format == .xsum)
    #expect(file.responses.map(\.promptID) == ["9", "9", "8"])
    #expect(file.responses.map(\.group) == ["TrueS", "Gold", "Gold"])
    #expect(file.quotes == ["man's ", "red", " car", "rain"])
    let marks = file.responses[0].marks
    let third = 1.0 / 3
    #expect(marks.map(\.probability) == [third, 2 * third, third])
    #expect(marks.map(\.category) == ["extrinsic", nil, "intrinsic"])
    #expect(file.responses[0].decided == nil)
    #expect(file.unlocated.map(\.quote) == ["gone"])
  }

  @Test("FAVA: tags are marks; corrections are no part of the response")
  func fava() throws {
    let file = try SpanFile.of(
      #"{"prompt": "Who?", "model": "chat", "annotated": "Leo is an <entity><mark>Argentine</mark><delete>Irish</delete></entity> player.<invented> He flies.</invented>"}"#,
      #"{"annotated": "He won<relation><mark> nearly</mark></relation> twice."}"#
    )
    #expect(file.format == .fava)
    #expect(file.responses.map(\.text) == ["Leo is an Irish player. He flies.", "He won twice."])
    #expect(file.quotes == ["Irish", " He flies."])
    #expect(file.responses[0].marks.map(\.category) == ["entity", "invented"])
    #expect(file.unlocated.map(\.quote) == [" nearly"])
    let made = try SpanFile.of(
      #"{"errored_passage": "An <entity><delete>Argentine</delete><mark>Irish</mark></entity> player."}"#
    )
    #expect(made.responses.map(\.text) == ["An Irish player."])
    #expect(made.quotes == ["Irish"])
    let pairs = try SpanFile.of(
      #"{"prompt": "…", "input": "", "completion": "An <entity><mark>Argentine</mark><delete>Irish</delete></entity> player."}"#,
      as: .fava
    )
    #expect(pairs.quotes == ["Irish"])
  }

  @Test("The planted world: false statements are marks, all statements values")
  func plantedWorld() throws {
    let head = #"{"prompt_id": "e1", "model": "sft", "category": "neither", "type": "qa", "#
    let file = try SpanFile.of(
      head + #""kind": "style", "char_start": 0, "char_end": 1, "sentence": "😊"}"#,
      head
        + #""kind": "statement", "char_start": 2, "char_end": 6, "text": "1987", "is_false": true}"#,
      head
        + #""kind": "statement", "char_start": 7, "char_end": 10, "text": "Osö", "is_false": false}"#
    )
    #expect(file.format == .plantedWorld)
    let response = try #require(file.responses.first)
    #expect(response.text == nil && response.model == "sft" && response.group == nil)
    #expect(response.marks.map(\.range) == [ScalarRange(2, 6)])
    #expect(response.values?.map(\.truth) == [.fails, .holds])
    #expect(response.values?.map(\.range) == [ScalarRange(2, 6), ScalarRange(7, 10)])
    #expect(file.claims == 2)
  }
}
