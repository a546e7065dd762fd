import Foundation
import Remedies
import ScratchFiles
import SpoorModel
import Testing

@testable import Audits

@Suite("Which models belong together")
struct PairedModelsTests {
  private func models(_ names: [String], arms: [String: String] = [:]) -> PairedModels.Side {
    PairedModels.Side(
      title: "this audit",
      models: names.map { ModelChange.Run(model: $0, arm: arms[$0]) }
    )
  }

  private func pairs(
    _ after: [String],
    _ before: [String],
    given: [(String, String)] = []
  ) throws -> [[String]] {
    try PairedModels(
      models(after),
      with: models(before),
      given: given.map { RetrainedPair(after: $0.0, before: $0.1) }
    ).pairs.map { [$0.after, $0.before] }
  }

  @Test("models of one name do, else all with the only one, else those that are said to")
  func chosen() throws {
    #expect(try pairs(["a", "b"], ["b", "a"]) == [["a", "a"], ["b", "b"]])
    #expect(try pairs(["x", "y"], ["a"]) == [["x", "a"], ["y", "a"]])
    #expect(try pairs(["a", "x"], ["a", "b"]) == [["a", "a"]])
    #expect(try pairs(["a", "x"], ["a", "b"], given: [("x", "b")]) == [["x", "b"]])
    #expect(
      try pairs(["x"], ["a", "b"], given: [("x", "b"), ("x", "a"), ("x", "b")])
        == [["x", "b"], ["x", "a"]]
    )
  }

  @Test("those that find none are told of, unless pairs were given")
  func left() throws {
    let found = try PairedModels(models(["a", "x"]), with: models(["a", "b"]), given: [])
    #expect(found.left == ["x"])
    let pair = RetrainedPair(after: "a", before: "a")
    #expect(
      try PairedModels(models(["a", "x"]), with: models(["a"]), given: [pair]).left.isEmpty
    )
  }

  @Test("without any pair the error lists the names of both")
  func nothing() throws {
    let error = try #require(throws: SpoorError.self) { try pairs(["x", "y"], ["a", "b"]) }
    #expect(error.code == .usage)
    #expect(error.description.contains("here x, y, there a, b"))
    #expect(error.description.contains("--pair NEW=OLD"))
  }

  @Test("NEW=OLD is two names", arguments: ["", "a", "a=", "=b", "a=b=c"])
  func parsing(text: String) throws {
    #expect(throws: SpoorError.self) { try RetrainedPair(parsing: text) }
    #expect(try RetrainedPair(parsing: "a b=c") == RetrainedPair(after: "a b", before: "c"))
  }

  // MARK: With a kit

  private func kit() throws -> TestedKit {
    let folder = try ScratchFolder()
    let manifest = """
      {"schema": "spoor.remedy/1", "model": "old", "run_id": 1, "arms": [
      {"name": "drop", "action": "drop", "control": false},
      {"name": "drop-control-1", "action": "drop", "control": true}]}
      """
    try Data(manifest.utf8).write(to: folder.url.appending(path: "manifest.json"))
    try Data().write(to: folder.url.appending(path: "predicted.jsonl"))
    return try TestedKit(at: folder.url)
  }

  @Test("a model with an arm belongs to the kit's, whatever others are called")
  func arms() throws {
    let after = models(["old", "d", "x"], arms: ["d": "drop"])
    let found = try PairedModels(after, with: models(["old", "other"]), given: [], kit: kit())
    #expect(found.pairs.map { [$0.after, $0.before] } == [["old", "old"], ["d", "old"]])
    #expect(found.left == ["x"])
  }

  @Test(
    "a kit that does not fit is refused with the words that help",
    arguments: [
      ([:], ["old"], [], "none has an 'arm'"),
      (["d": "dorp"], ["old"], [], "no arm 'dorp'. Its arms are drop, drop-control-1."),
      (["d": "drop"], ["other"], [], "the kit was made for 'old'"),
      (
        ["d": "drop"], ["old", "other"], [RetrainedPair(after: "d", before: "other")],
        "--pair d=old"
      ),
    ] as [([String: String], [String], [RetrainedPair], String)]
  )
  func refused(
    arms: [String: String],
    before: [String],
    given: [RetrainedPair],
    words: String
  ) throws {
    let error = try #require(throws: SpoorError.self) {
      try PairedModels(models(["d"], arms: arms), with: models(before), given: given, kit: kit())
    }
    #expect(error.code == .usage)
    #expect(error.description.contains(words), "\(error)")
  }
}
