import Foundation
import Remedies
import ScratchFiles
import SpoorModel
import Testing

@Suite("A kit that is read back")
struct TestedKitTests {
  private static let manifest = """
    {"schema": "spoor.remedy/1", "model": "sft", "run_id": 3, "audit": "small", "arms": [
      {"name": "drop", "action": "drop", "control": false, "draw": null, "frees": 2},
      {"name": "drop-control-1", "action": "drop", "control": true, "draw": 1, "frees": 0}]}
    """
  private static let span = """
    {"schema": "spoor.predicted/1", "prompt_id": "p0", "model": "sft", "start": 3, "end": 9, \
    "text": "a span", "provenance": "borrowed", "lift": 4.5, "rows": 1, "removed": 1, "predicted": true}

    """

  private func read(manifest: String = manifest, spans: String = span) throws -> TestedKit {
    let folder = try ScratchFolder()
    try Data(manifest.utf8).write(to: folder.url.appending(path: "manifest.json"))
    try Data(spans.utf8).write(to: folder.url.appending(path: "predicted.jsonl"))
    return try TestedKit(at: folder.url)
  }

  @Test("has its arms and its spans")
  func whole() throws {
    let kit = try read()
    #expect(kit.model == "sft" && kit.runID == 3)
    #expect(kit.arms.map(\.name) == ["drop", "drop-control-1"])
    #expect(kit.arm(named: "drop-control-1")?.role == .control)
    #expect(kit.arm(named: "relabel") == nil)
    #expect(
      kit.predictions == [
        .init(promptID: "p0", range: ScalarRange(3, 9), text: "a span", outcome: .falls)
      ]
    )
  }

  @Test("what an action does not free is not predicted to fall by it")
  func byAction() throws {
    let told = Self.span.replacing(
      "\"predicted\": true",
      with: "\"predicted\": true, \"freed\": [\"drop\"]"
    )
    let kit = try read(spans: told)
    #expect(kit.predictions(for: .drop).map(\.outcome) == [.falls])
    #expect(kit.predictions(for: .simplify).map(\.outcome) == [.stays])
    #expect(try read().predictions(for: .relabel).map(\.outcome) == [.falls], "a kit of before")
    let error = try #require(throws: SpoorError.self) {
      try read(spans: told.replacing("[\"drop\"]", with: "[\"burn\"]"))
    }
    #expect(error.description.contains("names of arms"))
  }

  @Test(
    "says what is wrong with its manifest",
    arguments: [
      ("remedy/1", "remedy/2", "this build reads"),
      (#""model": "sft", "#, "", "\"model\" is missing"),
      (#""name": "drop","#, "", "\"arms[0].name\": expected a string"),
      (#""action": "drop", "control": true"#, #""action": "burn", "control": true"#, "\"burn\""),
      (#""control": false"#, #""control": 0"#, "\"arms[0].control\": expected a boolean"),
      (#""run_id": 3"#, #""run_id": "x""#, "\"run_id\": expected an integer"),
    ]
  )
  func manifests(old: String, new: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) {
      try read(manifest: Self.manifest.replacing(old, with: new))
    }
    #expect(error.description.contains(problem))
    #expect(error.location?.file.hasSuffix("manifest.json") == true)
    #expect(error.location?.line == 1)
  }

  @Test(
    "says what is wrong with a span, and in which line",
    arguments: [
      (#""predicted": true"#, #""predicted": 1"#, "expected a boolean"),
      (#""start": 3"#, #""start": 12"#, "no range"),
      ("predicted/1", "predicted/9", "this build reads"),
      (#""model": "sft""#, #""model": "lora""#, "the span is of 'lora', and the kit of 'sft'"),
      (#""text": "a span", "#, "", "\"text\" is missing"),
    ]
  )
  func spans(old: String, new: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) {
      try read(spans: Self.span + Self.span.replacing(old, with: new))
    }
    #expect(error.description.contains(problem))
    #expect(error.location?.line == 2)
  }

  @Test("is missing where no kit stands, and empty where its manifest is")
  func missing() throws {
    let folder = try ScratchFolder()
    #expect(throws: SpoorError.self) { try TestedKit(at: folder.url) }
    let error = try #require(throws: SpoorError.self) { try read(manifest: "") }
    #expect(error.description.contains("spoor remedy"))
  }
}
