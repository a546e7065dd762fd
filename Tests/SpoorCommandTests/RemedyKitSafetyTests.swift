import Corpora
import DurableFiles
import Foundation
import Records
import Remedies
import ScratchFiles
import SpoorModel
import StubServers
import Testing

@Suite("Kits that are changed") struct RemedyKitSafetyTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit(SmallWorld(prompts: 6, extraRows: 60))
    // Another row with the words of the last prompt's span, so that two rows are selected.
    let text = try String(contentsOf: small.path("dataset.jsonl"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let other = lines[5].replacing("Which", with: "What").replacing(
      /"row_id": \d+/,
      with: "\"row_id\": 99"
    )
    try small.write("dataset.jsonl", (text + other + "\n").utf8)
    try small.run()
    let made = try SpoorProgram.run(
      ["remedy", "annotations/small", "--rows", "20", "--draws", "0", "--output", "my kit"],
      in: small.folder
    )
    #expect(made.status == 0, "\(made.errors)")
  }

  private var batch: [String] {
    get throws {
      try String(contentsOf: small.path("my kit/simplify/batch.jsonl"), encoding: .utf8)
        .split(separator: "\n").map {
          String($0).replacing("\"simplified\": null", with: "\"simplified\": \"Odo.\"")
        }
    }
  }

  private func simplify(_ lines: [String]) throws -> SpoorProgram.Outcome {
    let file = "my kit/simplify/batch.jsonl"
    try small.write(file, lines.map { $0 + "\n" }.joined().utf8)
    return try SpoorProgram.run(["remedy", "simplify", "my kit", "--from", file], in: small.folder)
  }

  @Test("a chat model shortens, what it says otherwise is counted, and nothing is asked twice")
  func asked() async throws {
    let asked = try batch.count
    let stub = try await StubServer { seen, _ in
      guard seen.path == "/v1/chat/completions" else {
        return .json(["object": "list", "data": [["id": "judge"]]])
      }
      let isFirst = seen.text.contains("What prize")
      let content = isFirst ? "Odo won." : #"{"simplified": "Odo."}"#
      return .json(["choices": [["message": ["content": .string(content)]]]])
    }
    let words = ["remedy", "simplify", "my kit", "--server", stub.address]
    let run = try SpoorProgram.run(words, in: small.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("filled \(asked - 1), "), "\(run.output)")
    #expect(run.output.contains("malformed 1\n"), "\(run.output)")
    #expect(stub.seen.count == asked + 1)
    let kept = try Data(contentsOf: small.path("my kit/train/simplify/dataset.jsonl"))
    let again = try SpoorProgram.run(words, in: small.folder)
    #expect(again.output == run.output)
    #expect(stub.seen.count == asked + 2)
    #expect(try Data(contentsOf: small.path("my kit/train/simplify/dataset.jsonl")) == kept)
  }

  @Test("of a batch edited in place, lines that were deleted are missing")
  func deleted() throws {
    let lines = try batch
    try #require(lines.count > 1)
    let run = try simplify([lines[0], lines[0]])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("filled 1, "))
    #expect(run.output.contains("missing \(lines.count - 1), "))
  }

  @Test("of a batch edited in place, a line that asks about something else is refused")
  func edited() throws {
    let lines = try batch
    let run = try simplify(lines.map { $0.replacing("\"turn\": 0", with: "\"turn\": 7") })
    #expect(run.status == 65)
    #expect(run.errors.contains("batch.jsonl:1"), "\(run.errors)")
    #expect(run.errors.contains("\"turn\" is not what the kit's simplify/batch.jsonl said"))
  }

  @Test("a list that names an answer which a row lacks is refused, with its line")
  func damagedList() throws {
    try small.edit("my kit/lists/simplify.jsonl", "\"turn\": 0", "\"turn\": 7")
    let run = try simplify(batch)
    #expect(run.status == 65)
    #expect(run.errors.contains("lists/simplify.jsonl:"), "\(run.errors)")
    #expect(run.errors.contains("the row has no answer 7"))
  }

  @Test("where one file cannot be written, none is")
  func unwritable() throws {
    let lines = try batch
    #expect(try simplify(lines).status == 0)
    let page = small.path("my kit/simplify/diff.html")
    try FileManager.default.removeItem(at: page)
    try FileManager.default.createDirectory(at: page, withIntermediateDirectories: false)
    let shorter = lines.map { $0.replacing("\"Odo.\"", with: "\"O.\"") }
    let file = "my kit/simplify/batch.jsonl"
    try small.write(file, shorter.map { $0 + "\n" }.joined().utf8)
    let before = try FolderListing(of: small.path("my kit"))
    let run = try simplify(shorter)
    #expect(run.status == 74, "\(run.errors)")
    #expect(try FolderListing(of: small.path("my kit")) == before)
  }

  @Test("a kit that another process holds is left alone")
  func held() throws {
    let lock = try FolderLock.acquire(at: small.path(".my kit.lock"))
    let run = try simplify(batch)
    #expect(run.status == 75, "\(run.errors)")
    lock.release()
    #expect(try simplify(batch).status == 0)
  }

  @Test("folders that killed processes left aside are removed")
  func leftovers() throws {
    // No process has this number: Linux counts to 2²² at most.
    let left = [
      "annotations/small/remedies/.20250101T000000Z-sft.spoor-staging-2000000000",
      ".my kit.spoor-staging-2000000000", "my kit/train/.simplify.spoor-staging-2000000000",
    ]
    let other = small.path("annotations/small/remedies/.notes.spoor-staging-2000000000")
    for folder in left.map(small.path) + [other] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    #expect(try simplify(batch).status == 0)
    let kit = small.path("my kit")
    try FileManager.default.moveItem(at: kit, to: small.path("old"))
    for place in [["--output", "my kit"], []] {
      let made = try SpoorProgram.run(["remedy", "annotations/small"] + place, in: small.folder)
      #expect(made.status == 0, "\(made.errors)")
    }
    for path in left.dropLast() {
      #expect(!FileManager.default.fileExists(atPath: small.path(path).path), "\(path)")
    }
    let inKit = "old/train/.simplify.spoor-staging-2000000000"
    #expect(!FileManager.default.fileExists(atPath: small.path(inKit).path))
    #expect(FileManager.default.fileExists(atPath: other.path))
  }

  @Test("its README quotes paths, and its lists name files as the manifest does")
  func names() throws {
    let readme = try String(contentsOf: small.path("my kit/README.md"), encoding: .utf8)
    #expect(readme.contains("spoor remedy simplify 'my kit' --from FILE"))
    let files = try JSONText.lines(of: small.path("my kit/lists/keep.jsonl")).map {
      try $0.text("file")
    }
    #expect(Set(files) == ["dataset.jsonl"])
  }
}
