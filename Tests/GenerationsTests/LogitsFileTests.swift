import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct LogitsFileTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let generations = [
    Generation(promptID: "p1", model: "sft", text: "ab", tokenIDs: [1, 2], offsets: []),
    Generation(promptID: "p2", model: "sft", text: "c", tokenIDs: [3], offsets: []),
  ]

  /// Row r is r·4, r·4 + 1, r·4 + 2, r·4 + 3.
  private func floats(_ rows: Range<Int>) -> [Float] {
    rows.flatMap { r in (0..<4).map { Float(r * 4 + $0) } }
  }

  private func numpy(_ rows: Range<Int>) -> [UInt8] {
    NumpyFile(shape: "(\(rows.count), 4)", floats: floats(rows)).bytes
  }

  private func tensor(_ name: String, _ rows: Range<Int>) -> TensorsFile.Tensor {
    TensorsFile.Tensor(name, shape: "[\(rows.count), 4]", floats: floats(rows))
  }

  private func tensors(_ tensors: TensorsFile.Tensor...) -> [UInt8] { TensorsFile(tensors).bytes }

  private func entry(_ id: String, _ start: Int, _ end: Int, tokens: Int? = nil) -> String {
    let count = tokens.map { ", \"n_tokens\": \($0)" } ?? ""
    return #"{"prompt_id": "\#(id)", "row_start": \#(start), "row_end": \#(end)\#(count)}"#
  }

  private func index(_ entries: String...) throws -> URL {
    try scratch.file("index.json", text: "[\(entries.joined(separator: ",\n"))]")
  }

  private func folder(_ files: [String: [UInt8]]) throws -> URL {
    let folder = scratch.url.appending(path: "logits")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    return folder
  }

  /// Each prompt that is read, with the first logit of each of its rows.
  private func read(
    _ url: URL,
    index: URL? = nil,
    generations: [Generation] = generations
  ) throws -> [String] {
    let reader = try LogitsFile.reader(at: url, index: index, generations: generations)
    #expect(reader.file == url.path)
    var found: [String] = []
    while let response = try reader.next() {
      guard case .logits(let rows) = response.positions else { continue }
      #expect(response.location.record == "prompt \(response.promptID)")
      let firsts = rows.range.map { "\(Int(rows.matrix[$0, 0]))" }
      found.append("\(response.promptID): \(firsts.joined(separator: " "))")
    }
    return found
  }

  private func error(
    _ url: URL,
    index: URL? = nil,
    generations: [Generation] = generations
  ) throws -> SpoorError {
    try #require(throws: SpoorError.self) {
      try read(url, index: index, generations: generations)
    }
  }

  // MARK: Layouts

  @Test("one array with an index gives each response its rows, in the index's order")
  func indexed() throws {
    let index = try index(entry("p2", 2, 3, tokens: 1), entry("p1", 0, 2))
    #expect(
      try read(try scratch.file("a.npy", numpy(0..<3)), index: index) == ["p2: 8", "p1: 0 4"]
    )
    let only = try scratch.file("a.safetensors", tensors(tensor("x", 0..<3)))
    #expect(try read(only, index: index) == ["p2: 8", "p1: 0 4"])
    let bytes = tensors(tensor("x", 7..<8), tensor("logits", 0..<3))
    let named = try scratch.file("b.safetensors", bytes)
    #expect(try read(named, index: index) == ["p2: 8", "p1: 0 4"])
  }

  @Test("one tensor a response gives each its rows, in the file's order")
  func named() throws {
    let file = try scratch.file("a.safetensors", tensors(tensor("p2", 5..<6), tensor("p1", 0..<2)))
    #expect(try read(file) == ["p2: 20", "p1: 0 4"])
  }

  @Test("one file a response gives each its rows, by name; other files are left alone")
  func folder() throws {
    let folder = try folder([
      "p2.npy": numpy(5..<6), "p1.safetensors": tensors(tensor("logits", 0..<2)),
      "README.md": [1], ".p9.npy": [2],
    ])
    #expect(try read(folder) == ["p1: 0 4", "p2: 20"])
  }

  @Test("a response without rows is no error, in any layout")
  func missing() throws {
    let index = try index(entry("p2", 0, 1))
    #expect(try read(try scratch.file("a.npy", numpy(0..<1)), index: index) == ["p2: 0"])
    #expect(try read(try scratch.file("a.safetensors", tensors(tensor("p2", 0..<1)))) == ["p2: 0"])
    #expect(try read(try folder(["p2.npy": numpy(0..<1)])) == ["p2: 0"])
  }

  // MARK: What does not fit

  @Test("rows of an index that do not fit are errors with prompt and line")
  func wrongRows() throws {
    let cases = [
      (entry("p1", 1, 2), "logits rows do not match the tokens: 1 rows, the response has 2 tokens"),
      (entry("p1", 2, 4), "rows 2..<4 are outside the array, which has 3 rows"),
      (entry("p1", 0, 2), "rows 0..<2 overlap rows 0..<1 of prompt p2 (line 1, element 1)"),
      (entry("p1", 1, 3, tokens: 3), "rows 1..<3 are 2, \"n_tokens\" says 3"),
      (entry("p1", 3, 1), "3..<1 are no rows"),
      (entry("p9", 1, 3), "the generations hold no response to this prompt"),
      (
        entry("p2", 1, 2),
        "prompt id \"p2\" stands at line 1, element 1 and again at line 2, element 2"
      ),
    ]
    let array = try scratch.file("a.npy", numpy(0..<3))
    for (wrong, problem) in cases {
      let error = try error(array, index: try index(entry("p2", 0, 1), wrong))
      #expect(error.problem == problem)
      #expect(error.location?.line == 2)
      #expect(error.location?.record?.hasPrefix("element 2, prompt p") == true)
    }
  }

  @Test("tensors and files that do not fit are errors that name them")
  func wrongTensors() throws {
    let short = "logits rows do not match the tokens: 1 rows, the response has 2 tokens"
    let unknown = "the generations hold no response to this prompt"
    let cases = [
      ("p1", 0..<1, short, "prompt p1"), ("p9", 0..<1, unknown, "tensor \"p9\""),
    ]
    for (name, rows, problem, record) in cases {
      let file = try scratch.file("a.safetensors", tensors(tensor(name, rows)))
      let ofFile = try error(file)
      #expect(ofFile.problem == problem)
      #expect(ofFile.location?.record == record)
      let folder = try folder(["\(name).npy": numpy(rows)])
      let ofFolder = try error(folder)
      #expect(ofFolder.problem == problem)
      #expect(ofFolder.location?.file == folder.appending(path: "\(name).npy").path)
      try FileManager.default.removeItem(at: folder)
    }
  }

  @Test("a token id outside the vocabulary is an error", arguments: [4, -1])
  func vocabulary(id: Int) throws {
    var generations = Self.generations
    generations[1].tokenIDs = [id]
    let file = try scratch.file("a.safetensors", tensors(tensor("p2", 0..<1)))
    let error = try error(file, generations: generations)
    #expect(error.problem == "token id \(id) is outside the vocabulary, the array has 4 columns")
  }

  @Test("a last token of no bytes may lack its row, another may not")
  func withoutEnd() throws {
    let array = try scratch.file("a.npy", numpy(0..<1))
    let index = try index(entry("p1", 0, 1))
    func offsets(lastBytes: Int) -> [TokenOffset] {
      [1, lastBytes].map { count in
        TokenOffset(scalars: ScalarRange(0, count), bytes: ByteRange(0, count))
      }
    }
    var generations = Self.generations
    generations[0].offsets = offsets(lastBytes: 0)
    #expect(try read(array, index: index, generations: generations) == ["p1: 0"])
    generations[0].offsets = offsets(lastBytes: 1)
    #expect(try error(array, index: index, generations: generations).problem.contains("1 rows"))
  }

  // MARK: Which layout

  @Test("an index that is missing, or one too many, is told")
  func indexOrNone() throws {
    let needed = "an index is needed: which rows of this array are whose"
    #expect(try error(try scratch.file("a.npy", numpy(0..<3))).problem == needed)
    let one = try scratch.file("a.safetensors", tensors(tensor("logits", 0..<3)))
    #expect(try error(one).problem == needed)
    let folder = try folder(["p2.npy": numpy(0..<1)])
    let index = try index(entry("p2", 0, 1))
    let needless = "an index is given, and the logits are a folder of one file a response"
    #expect(try error(folder, index: index).problem == needless)
  }

  @Test("a folder without logits, two files of one prompt and a missing file are told")
  func wrongFolders() throws {
    let empty = try error(try folder(["notes.txt": [1]]))
    #expect(empty.problem == "the folder holds no .npy and no .safetensors file")
    let twice = try folder(["p2.npy": numpy(0..<1), "p2.safetensors": tensors(tensor("p2", 0..<1))])
    #expect(try error(twice).problem == "p2.npy and p2.safetensors are of one prompt")
    let missing = try error(scratch.url.appending(path: "none.npy"))
    #expect(missing.problem == "the file does not exist")
  }
}
