import Foundation
import ScratchFiles
import Testing

@Suite("Bad input") struct BadInputTests {
  /// Runs the strict audit of a world that was damaged, and expects it to refuse and touch nothing.
  private func expectRefusal(
    _ small: SmallAudit,
    _ words: [String],
    status: Int32 = 65,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try small.listing()
    let outcome = try small.run("--strict")
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: location)
    #expect(outcome.output.isEmpty, sourceLocation: location)
    #expect(outcome.errors.hasPrefix("spoor: "), sourceLocation: location)
    for word in words {
      #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location)
    }
    let after = try small.listing()
    let isUntouched = before == after
    #expect(isUntouched, "\(after.differences(from: before))")
  }

  @Test("a file that audit.yaml names and that is missing is named", arguments: SmallWorld.files)
  func missing(key: String, name: String) throws {
    let small = try SmallAudit()
    try FileManager.default.removeItem(at: small.path(name))
    try expectRefusal(small, [" \(name): ", "Check the path"])
  }

  @Test("a folder where a file is wanted is named", arguments: SmallWorld.files)
  func folder(key: String, name: String) throws {
    let small = try SmallAudit()
    try FileManager.default.removeItem(at: small.path(name))
    try FileManager.default.createDirectory(
      at: small.path(name),
      withIntermediateDirectories: true
    )
    try expectRefusal(small, [" \(name): ", "folder"])
  }

  private static let lines = SmallWorld.files.values.filter { $0.hasSuffix(".jsonl") }.sorted()

  @Test("a malformed line is named with what was expected", arguments: lines)
  func malformed(name: String) throws {
    let small = try SmallAudit()
    var text = try String(contentsOf: small.path(name), encoding: .utf8).split(separator: "\n")
    text[1] = #"{"prompt_id": "p1", "#
    try small.write(name, text.joined(separator: "\n").utf8)
    try expectRefusal(small, [" \(name):2: this is not one JSON value", "Repair"])
  }

  @Test("invalid UTF-8 is named with its line", arguments: lines)
  func invalidUTF8(name: String) throws {
    let small = try SmallAudit()
    var bytes = Array(try Data(contentsOf: small.path(name)))
    let second = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    let string = try #require(bytes[second...].firstIndex(of: UInt8(ascii: "p")))
    bytes[string] = 0xff
    try small.write(name, bytes)
    try expectRefusal(small, [" \(name):2", "UTF-8"])
  }

  @Test("a key that is missing from a record is named with its line", arguments: lines)
  func missingKey(name: String) throws {
    let small = try SmallAudit()
    let text = try String(contentsOf: small.path(name), encoding: .utf8)
    var records = text.split(separator: "\n").map(String.init)
    records[2] = #"{"other": 1}"#
    try small.write(name, records.joined(separator: "\n").utf8)
    try expectRefusal(small, [" \(name):3", "with the keys"])
  }

  @Test("an index of logits that is no JSON is named")
  func indexOfLogits() throws {
    let small = try SmallAudit()
    try small.write("index.json", "[{\"prompt_id\": \"p0\",\n \"row_start\": }]".utf8)
    try expectRefusal(small, [" index.json:1 (element 1): this is not one JSON value", "Repair"])
    try small.write("index.json", Array(#"[{"prompt_id": ""#.utf8) + [0xff] + Array("\"}]".utf8))
    try expectRefusal(small, [" index.json:1", "UTF-8"])
  }

  // MARK: Arrays

  private static let arrays: [(problem: String, file: NumpyFile, cut: Int)] = {
    let right = NumpyFile(shape: "(8, 16)", floats: [Float](repeating: 0, count: 128))
    var integers = right
    integers.type = "<i4"
    var flat = right
    flat.shape = "(128,)"
    var fortran = right
    fortran.fortranOrder = "True"
    var future = right
    future.version = 9
    return [
      ("(8, 16)", right, 40), ("header says it has 118 bytes", right, 500 + 64),
      ("'<i4'", integers, 0), ("expected 2 dimensions", flat, 0),
      ("Fortran order", fortran, 0), ("version 9", future, 0),
    ]
  }()

  @Test("an array that is not what it should be is named", arguments: arrays.indices)
  func array(case index: Int) throws {
    let wrong = Self.arrays[index]
    let small = try SmallAudit()
    let bytes = wrong.file.bytes
    try small.write("tuned.npy", bytes.prefix(max(8, bytes.count - wrong.cut)))
    try expectRefusal(small, [" tuned.npy: ", wrong.problem])
  }

  @Test("logits without a column for a token of the response are named with prompt and line")
  func narrow() throws {
    let small = try SmallAudit()
    let narrow = NumpyFile(shape: "(10, 4)", floats: [Float](repeating: 0, count: 40))
    try small.write("tuned.npy", narrow.bytes)
    try expectRefusal(small, [" index.json:1", "prompt p0", "the array has 4 columns"])
  }

  @Test("logits whose rows do not match the tokens are named with prompt and line")
  func rowsAndTokens() throws {
    let small = try SmallAudit()
    try small.write("index.json", #"[{"prompt_id": "p0", "row_start": 0, "row_end": 3}]"#.utf8)
    try expectRefusal(
      small,
      [" index.json:1", "prompt p0", "logits rows do not match the tokens: 3 rows"]
    )
  }

  @Test("per-token values of another length are named with prompt and line")
  func lengths() throws {
    let small = try SmallAudit()
    try small.edit("metrics.jsonl", #""base_rank": [1, "#, #""base_rank": ["#)
    try expectRefusal(small, [" metrics.jsonl:1", "prompt p0", "\"base_rank\" has"])
    let whole = try SmallAudit()
    try whole.edit("base_metrics.jsonl", "[0.5, ", "[0.5, 0.5, ")
    try expectRefusal(whole, [" base_metrics.jsonl:1", "prompt p0"])
  }

  @Test("values and responses without token ids still make an audit")
  func withoutTokens() throws {
    let small = try SmallAudit()
    for name in ["base.jsonl", "sft.jsonl"] {
      let text = try String(contentsOf: small.path(name), encoding: .utf8)
      let stripped = text.replacing(/, "token_ids".*\]\]/, with: "")
      try small.write(name, stripped.utf8)
    }
    try small.edit(
      "audit.yaml",
      "    logits: {index: index.json, base: base.npy, tuned: tuned.npy}\n",
      ""
    )
    let outcome = try small.run()
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test("a response of a model with another name is refused")
  func model() throws {
    let small = try SmallAudit()
    try small.edit("sft.jsonl", #""model": "sft""#, #""model": "other""#)
    try expectRefusal(small, [" sft.jsonl", "(p0)", "'other'", "'sft'"])
  }

  @Test("control characters of an input do not reach the terminal")
  func controlCharacters() throws {
    let small = try SmallAudit()
    try small.edit("sft.jsonl", #""model": "sft""#, "\"model\": \"\\u001b[2Jx\\u0007\"")
    let errors = try small.run().errors
    #expect(errors.contains("[2Jx"))
    #expect(!errors.dropLast().unicodeScalars.contains { $0.value < 0x20 }, "\(errors)")
  }

  // MARK: Folders

  @Test("an index of another version is refused, with how to build it again")
  func indexVersion() throws {
    let small = try SmallAudit()
    try small.run()
    try small.edit("indices/small/manifest.json", "\"format\" : 2", "\"format\" : 99")
    let before = try small.listing()
    let index = small.index.path
    for command in [
      ["trace", "Harbour", "--index", index], ["audit", "audit.yaml", "--again"],
      ["index", "dataset.jsonl", "--name", "small"],
    ] {
      let outcome = try SpoorProgram.run(command, in: small.folder)
      #expect(outcome.status == 65, "\(command)")
      #expect(outcome.errors.contains("manifest.json: index format 99, this build reads 2"))
      #expect(outcome.errors.contains("--rebuild"))
    }
    #expect(try small.listing() == before)
    let rebuilt = try SpoorProgram.run(
      "index",
      "dataset.jsonl",
      "--name",
      "small",
      "--rebuild",
      in: small.folder
    )
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
  }

  @Test(
    "a target folder that is not Spoor's is refused and left as it is",
    arguments: ["annotations/small", "indices/small"]
  )
  func foreign(target: String) throws {
    let small = try SmallAudit()
    let folder = small.path(target)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try small.write("\(target)/mine.txt", "mine".utf8)
    try expectRefusal(small, [" \(target): ", "Spoor"])
    let again = try small.run("--again")
    #expect(again.status == 65)
    if target.hasPrefix("indices") {
      let rebuild = try SpoorProgram.run(
        "index",
        "dataset.jsonl",
        "--name",
        "small",
        "--rebuild",
        in: small.folder
      )
      #expect(rebuild.status == 65)
    }
    #expect(try String(contentsOf: folder.appending(path: "mine.txt"), encoding: .utf8) == "mine")
  }

  @Test("a file where the audit's store should be is refused and left as it is")
  func foreignStore() throws {
    let small = try SmallAudit()
    try FileManager.default.createDirectory(at: small.results, withIntermediateDirectories: true)
    let text = String(repeating: "not a database ", count: 100)
    try small.write("annotations/small/audit.sqlite", text.utf8)
    try expectRefusal(small, ["audit.sqlite"])
  }
}
