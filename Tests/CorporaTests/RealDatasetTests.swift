import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

/// Datasets as they are published; they lie beside a checkout, not in it.
@Suite struct RealDatasetTests {
  let rows: Rows

  init() throws { rows = try Rows() }

  static let samples: [(String, DatasetShape, Int)] = [
    ("alpaca_en_demo.json", .alpaca, 999), ("alpaca_zh_demo.json", .alpaca, 1000),
    ("alpaca_zh_sample.json", .alpaca, 3247), ("code_alpaca_2k.json", .alpaca, 2017),
    ("glaive_toolcall_en_demo.json", .sharegpt, 300), ("identity.json", .alpaca, 91),
    ("oaast_sft_zh.json", .alpaca, 766),
    ("roleplay-simple-deduped-roleplay-instruct.json", .gpteacher, 1923),
  ]

  @Test(
    "each published sample is read, packed or not",
    .enabled(if: SharedData.folder("formats") != nil, "the samples are not beside the package"),
    arguments: samples
  )
  func sample(name: String, shape: DatasetShape, count: Int) throws {
    let folder = try #require(SharedData.folder("formats"))
    let file = folder.appending(path: name)
    let reader = DatasetReader(files: [file])
    var read: [TrainingRow] = []
    while let row = try reader.next() { read.append(row) }
    #expect(read.count == count)
    #expect(reader.detections.map(\.shape) == [shape])
    #expect(read.allSatisfy { $0.parts.contains { $0.field == .output } })
    let bytes = Array(try Data(contentsOf: file))
    #expect(try rows.read([rows.scratch.file("a.json.gz", ScratchFolder.gzipped(bytes))]) == read)
    #expect(
      try rows.read([rows.scratch.file("a.json.zst", ScratchFolder.zstandard(bytes))]) == read
    )
  }

  @Test(
    "earlier turns and calls of tools keep their roles",
    .enabled(if: SharedData.folder("formats") != nil, "the samples are not beside the package")
  )
  func roles() throws {
    let folder = try #require(SharedData.folder("formats"))
    let calls = try rows.read([folder.appending(path: "glaive_toolcall_en_demo.json")])
    #expect(
      calls[0].parts.prefix(7).map(\.field) == [
        .system, .instruction, .output, .instruction, .output, .tool, .output,
      ]
    )
    let chats = try rows.read([folder.appending(path: "oaast_sft_zh.json")])
    #expect(
      chats.contains { $0.parts.map(\.field) == [.instruction, .output, .instruction, .output] }
    )
  }

  @Test(
    "Alpaca is read from its archive",
    .enabled(if: SharedData.folder("alpaca") != nil, "Alpaca is not beside the package")
  )
  func alpaca() throws {
    let folder = try #require(SharedData.folder("alpaca"))
    let read = try rows.read([folder.appending(path: "alpaca_data.json.zst")])
    #expect(read.count == 52_002)
    #expect(read[0].text(at: .init(.instruction)) == "Give three tips for staying healthy.")
  }

  @Test(
    "a folder of 283 files is one dataset",
    .enabled(if: SharedData.folder("t0") != nil, "t0 is not beside the package")
  )
  func t0() throws {
    let archive = try #require(SharedData.folder("t0")).appending(path: "t0_train_55k.tar.zst")
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "--zstd", "-xf", archive.path, "-C", rows.scratch.url.path]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    let files = try DatasetFiles([rows.scratch.url.path]).urls
    #expect(files.count == 283)
    #expect(try rows.read(files).count == 55_185)
  }

  @Test(
    "world-a's array, lines and chats hold the same texts",
    .enabled(if: SharedData.worldA != nil, "world-a is not beside the package")
  )
  func worldA() throws {
    let folder = try #require(SharedData.worldA)
    let array = try rows.read([folder.appending(path: "tuning_alpaca.json")])
    let lines = try rows.read([folder.appending(path: "tuning_alpaca.jsonl")])
    #expect(array.count > 3000)
    #expect(array == lines)
    let chats = try rows.read([folder.appending(path: "tuning_chat.jsonl")])
    #expect(chats.map { $0.parts.last } == array.map { $0.parts.last })
  }
}
