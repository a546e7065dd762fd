import ScratchFiles
import SpanFiles
import SpoorModel
import Testing

@Suite("Marks of an audit's own responses")
struct KnownResponseTests {
  private func spans(_ spans: String, promptID: String = "p", model: String? = nil) -> String {
    let model = model.map { #""model": "\#($0)", "# } ?? ""
    return #"{"prompt_id": "\#(promptID)", \#(model)"spans": [\#(spans)]}"#
  }

  @Test("are listed where the audit has no such response")
  func unknown() throws {
    let file = try SpanFile.of(
      spans(#"{"start": 0, "end": 2, "text": "He"}"#, model: "other"),
      spans(#"{"start": 0, "end": 2, "text": "He"}"#, promptID: "q"),
      spans("", promptID: "r"),
      responses: [Generation("p", "He won.")]
    )
    #expect(file.responses == [])
    #expect(file.unlocated.map(\.reason) == [.unknownResponse, .unknownResponse])
    #expect(file.unlocated.map(\.promptID) == ["p", "q"])
    #expect(file.unlocated.map(\.location.line) == [1, 2])
    #expect(file.unlocated[0].location.record == "p")
    #expect(file.unknownResponses == 3)
  }

  @Test("need a model where several models answered the prompt")
  func severalModels() throws {
    let responses = [Generation("p", "He won."), Generation("p", "He lost.", model: "n")]
    let span = #"{"start": 3, "end": 7, "text": "lost"}"#
    let named = try SpanFile.of(spans(span, model: "n"), responses: responses)
    #expect(named.quotes == ["lost"])
    let unnamed = try SpanFile.of(spans(span), responses: responses)
    #expect(unnamed.unlocated.map(\.reason) == [.unknownResponse])
  }

  @Test(
    "go where offsets and quote agree, else where the quote stands once or near, else nowhere",
    arguments: [
      (#"{"start": 3, "end": 6, "text": "won"}"#, [ScalarRange(3, 6)], nil),
      (#"{"start": 3, "end": 6}"#, [ScalarRange(3, 6)], nil),
      (#"{"text": "1987"}"#, [ScalarRange(10, 14)], nil),
      (#"{"start": 40, "end": 44, "text": "1987"}"#, [ScalarRange(10, 14)], nil),
      (#"{"start": 1, "end": 4, "text": "won"}"#, [ScalarRange(3, 6)], nil),
      (#"{"start": 10, "end": 13, "text": "won"}"#, [], .mismatch),
      (#"{"start": 16, "end": 19, "text": "lost"}"#, [], .mismatch),
      (#"{"text": "won"}"#, [], .ambiguous),
      (#"{"text": "lost"}"#, [], .notInResponse),
      (#"{"text": "on 1"}"#, [], .notInResponse),
      (#"{"start": 30, "end": 60}"#, [], .outOfRange),
      (#"{"start": -1, "end": 3}"#, [], .outOfRange),
      (#"{"start": 4, "end": 3}"#, [], .outOfRange),
      (#"{"start": 4, "end": 4}"#, [], .outOfRange),
      (#"{"start": 90, "end": 94, "text": "lost"}"#, [], .outOfRange),
      (#"{"text": "  IN\n1987 "}"#, [ScalarRange(7, 14)], nil),
      (#"{"text": "he\u2019s"}"#, [ScalarRange(28, 32)], nil),
      (#"{"start": 28, "end": 32, "text": "HE`S"}"#, [ScalarRange(28, 32)], nil),
    ] as [(String, [ScalarRange], UnlocatedMark.Reason?)]
  )
  func places(span: String, ranges: [ScalarRange], reason: UnlocatedMark.Reason?) throws {
    let text = "He won in 1987 and she won. he's"
    let file = try SpanFile.of(spans(span), responses: [Generation("p", text)])
    #expect(file.responses[0].marks.map(\.range) == ranges)
    #expect(file.unlocated.map(\.reason) == [reason].compactMap { $0 })
    #expect(file.claims == 1)
  }

  @Test("move along where the file's own text differs")
  func ownText() throws {
    let file = try SpanFile.of(
      #"{"id": "p", "model_output_text": " He won twice.", "soft_labels": [{"start": 8, "end": 13, "prob": 0.5}, {"start": 1, "end": 3, "prob": 1}], "hard_labels": [[8, 13]]}"#,
      responses: [Generation("p", "He won twice.")]
    )
    #expect(file.responses[0].text == "He won twice.")
    #expect(file.responses[0].marks.map(\.range) == [ScalarRange(7, 12), ScalarRange(0, 2)])
    #expect(file.responses[0].decided == [ScalarRange(7, 12)])
  }

  @Test("keep a file's text that the audit does not have")
  func foreignText() throws {
    let file = try SpanFile.of(
      #"{"id": "z", "model_output_text": "He won.", "soft_labels": [{"start": 3, "end": 6, "prob": 0.5}]}"#,
      responses: [Generation("p", "Other.")]
    )
    #expect(file.responses.map(\.text) == ["He won."])
    #expect(file.quotes == ["won"])
  }

  @Test("a composed and a decomposed character are two texts")
  func decomposed() throws {
    let file = try SpanFile.of(
      #"{"id": "p", "model_output_text": "Zo\u00eb won", "soft_labels": [{"start": 4, "end": 7, "prob": 1}]}"#,
      responses: [Generation("p", "Zoe\u{308} won")]
    )
    #expect(file.responses[0].marks.map(\.range) == [ScalarRange(5, 8)])
  }

  @Test("are read from compressed files")
  func compressed() throws {
    let line = spans(#"{"start": 3, "end": 6, "text": "won"}"#)
    let folder = try ScratchFolder()
    let gzip = try folder.file("a.jsonl.gz", ScratchFolder.gzipped(Array(line.utf8)))
    let zstd = try folder.file("a.jsonl.zst", ScratchFolder.zstandard(Array(line.utf8)))
    for file in [gzip, zstd] {
      let read = try SpanFile.read(file, responses: [Generation("p", "He won.")])
      #expect(read.quotes == ["won"])
    }
  }
}
