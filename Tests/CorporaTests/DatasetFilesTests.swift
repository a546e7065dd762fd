import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@Suite struct DatasetFilesTests {
  let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    for folder in ["d/e/f", "d/.hidden", "empty"] {
      try FileManager.default.createDirectory(
        at: scratch.url.appending(path: folder),
        withIntermediateDirectories: true
      )
    }
    for name in [
      "a.json", "what*.json", "d/b.jsonl.zst", "d/README.md", "d/.x.json", "d/.hidden/y.json",
      "d/e/c.csv",
      "d/e/f/g.txt", "d/e/f/h.data", "d/z.parquet",
    ] { _ = try scratch.file(name, text: "") }
  }

  private func paths(_ arguments: [String]) throws(SpoorError) -> [String] {
    try DatasetFiles(arguments, relativeTo: scratch.url).urls.map(\.relativePath)
  }

  @Test(
    "files, folders and patterns mean their files",
    arguments: [
      (["a.json"], ["a.json"]),
      (["d"], ["d/b.jsonl.zst", "d/e/c.csv", "d/e/f/g.txt", "d/z.parquet"]),
      (["d/"], ["d/b.jsonl.zst", "d/e/c.csv", "d/e/f/g.txt", "d/z.parquet"]),
      (["d/e/c.csv", "a.json", "./a.json", "d/e"], ["d/e/c.csv", "a.json", "d/e/f/g.txt"]),
      (["*.json"], ["a.json", "what*.json"]),
      (["what*.json"], ["what*.json"]),
      (["?.json"], ["a.json"]),
      (["d/*"], ["d/b.jsonl.zst", "d/e/c.csv", "d/e/f/g.txt", "d/z.parquet"]),
      (["d/**"], ["d/b.jsonl.zst", "d/e/c.csv", "d/e/f/g.txt", "d/z.parquet"]),
      (["**/*.csv"], ["d/e/c.csv"]),
      (["d/**/f/*.data"], ["d/e/f/h.data"]),
      (["d/e/f/h.data"], ["d/e/f/h.data"]),
      (["d/.*.json"], ["d/.x.json"]),
    ]
  )
  func expansion(arguments: [String], expected: [String]) throws {
    #expect(try paths(arguments) == expected)
  }

  @Test("an absolute pattern is one too")
  func absolute() throws {
    let root = scratch.url.path
    #expect(try DatasetFiles(["\(root)/*/e/*.c?v"]).urls.map(\.path) == ["\(root)/d/e/c.csv"])
    #expect(try DatasetFiles(["\(root)/a.json"]).urls.map(\.relativePath) == ["\(root)/a.json"])
  }

  @Test("a link is one file with what it leads to, and no way round in circles")
  func links() throws {
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: scratch.url.appending(path: "d/e/up"),
      withDestinationURL: scratch.url.appending(path: "d")
    )
    try manager.createSymbolicLink(
      at: scratch.url.appending(path: "d/e/same.csv"),
      withDestinationURL: scratch.url.appending(path: "d/e/c.csv")
    )
    #expect(
      try paths(["d/e"]) == ["d/e/c.csv", "d/e/f/g.txt", "d/e/up/b.jsonl.zst", "d/e/up/z.parquet"]
    )
    #expect(try paths(["d/**/*.csv"]) == ["d/e/c.csv"])
  }

  @Test(
    "an argument that means no file is an error",
    arguments: [
      ("none.json", "the file does not exist"), ("*.xml", "no dataset file matches the pattern"),
      ("none/**/*.json", "no dataset file matches the pattern"),
      ("empty", "the folder holds no file of a known format"),
    ]
  )
  func nothing(argument: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) { try paths([argument]) }
    #expect(error.code == .badInput)
    #expect(error.problem == problem)
    #expect(error.location?.file == argument)
    if argument != "none.json" {
      #expect(
        error.remedy.contains(
          ".json, .jsonl, .ndjson, .csv, .tsv, .txt, each also with .gz or .zst"
        )
      )
    }
  }
}
