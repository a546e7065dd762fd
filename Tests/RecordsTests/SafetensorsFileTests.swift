import Foundation
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct SafetensorsFileTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let whole = TensorsFile([
    .init("p2", shape: "[2, 3]", floats: [1, 2, 3, -4, .infinity, 6]),
    .init("p1", shape: "[1, 1, 2]", floats: [7, 8]),
  ])

  private func open(_ bytes: [UInt8]) throws -> SafetensorsFile {
    try SafetensorsFile(try scratch.file("a.safetensors", bytes))
  }

  /// What is said of the file, or of its first tensor that is wrong.
  private func problem(_ bytes: [UInt8]) throws -> String {
    let file = try scratch.file("a.safetensors", bytes)
    let error = try #require(throws: SpoorError.self) {
      let tensors = try SafetensorsFile(file)
      for name in tensors.names { _ = try tensors.matrix(named: name) }
    }
    #expect(error.code == .badInput)
    #expect(error.location?.file == file.path)
    return error.problem
  }

  @Test("tensors are found by name and listed as they stand")
  func tensors() throws {
    let file = try open(Self.whole.bytes)
    #expect(file.names == ["p2", "p1"])
    let first = try file.matrix(named: "p2")
    var row: [Float] = []
    first.copyRow(1, into: &row)
    #expect(row == [-4, .infinity, 6])
    let second = try file.matrix(named: "p1")
    #expect((second.rows, second.columns) == (1, 2))
    #expect(second[0, 1] == 8)
    let error = try #require(throws: SpoorError.self) { try file.matrix(named: "p3") }
    #expect(error.location?.record == #"tensor "p3""#)
  }

  @Test("every type is read at every address", arguments: 0..<8)
  func types(blanks: Int) throws {
    let singles: [Float] = [1, -2.5]
    let payloads: [(String, NumberFormat, [UInt8])] = [
      ("F16", .half, [0x3c00, 0xc100].flatMap { NumpyFile.bytes(of: UInt16($0)) }),
      ("BF16", .brain, [0x3f80, 0xc020].flatMap { NumpyFile.bytes(of: UInt16($0)) }),
      ("F32", .single, singles.flatMap { NumpyFile.bytes(of: $0.bitPattern) }),
      ("F64", .double, singles.flatMap { NumpyFile.bytes(of: Double($0).bitPattern) }),
    ]
    for (type, format, payload) in payloads {
      var tensor = TensorsFile.Tensor("p", shape: "[1, 2]", floats: [])
      (tensor.type, tensor.payload) = (type, payload)
      let file = TensorsFile([tensor])
      let blanks = String(repeating: " ", count: blanks)
      let matrix = try open(file.bytes(header: file.header + blanks)).matrix(named: "p")
      var row: [Float] = []
      matrix.copyRow(0, into: &row)
      #expect(row == singles)
      #expect(matrix.format == format)
    }
  }

  @Test("a file without tensors, and a tensor without rows, are none the worse")
  func nothing() throws {
    #expect(try open(TensorsFile([]).bytes(header: "{}")).names == [])
    let file = try open(TensorsFile([.init("p", shape: "[0, 4]", floats: [])]).bytes)
    #expect(try file.matrix(named: "p").rows == 0)
  }

  @Test("a file that is cut anywhere, or too long, says so")
  func sizes() throws {
    let whole = Self.whole.bytes
    for count in 0..<whole.count { _ = try problem(Array(whole[..<count])) }
    let cut = "the file is cut off: expected 8 bytes of numbers, found 7"
    #expect(try problem(whole.dropLast()) == cut)
    #expect(try problem(whole + [0]) == "the file is too long: 1 bytes are no tensor's")
  }

  @Test("a header of a wrong length is refused before it is read")
  func lengths() throws {
    var file = Self.whole
    for length in [UInt64(1 << 20), 100_000_001, .max, 1 << 63] {
      file.headerLength = length
      #expect(try problem(file.bytes).hasPrefix("the header says it has \(length) bytes; the file"))
    }
    #expect(try problem([]) == "this is no .safetensors file: it has 0 bytes")
    #expect(try problem(NumpyFile.bytes(of: UInt64(2)) + Array("[]".utf8)).hasSuffix("its byte 8"))
    #expect(try problem(NumpyFile.bytes(of: UInt64(2)) + Array("{]".utf8)).contains("JSON"))
  }

  @Test("numbers of other types are refused by name", arguments: ["I64", "F8_E4M3", "BOOL", "f32"])
  func otherTypes(type: String) throws {
    var file = Self.whole
    file.tensors[1].type = type
    let expected = #"the numbers are of type "\#(type)"; expected F16, BF16, F32 or F64"#
    #expect(try problem(file.bytes) == expected)
  }

  @Test(
    "shapes that are no matrix are refused",
    arguments: ["[]", "[2]", "[2, 1, 1]", "[1, 1, 1, 2]"]
  )
  func shapes(shape: String) throws {
    var file = Self.whole
    file.tensors[1].shape = shape
    #expect(try problem(file.bytes).hasPrefix("expected 2 dimensions (tokens, vocabulary), found"))
  }

  @Test("shapes and offsets that lie are refused")
  func lies() throws {
    let entry =
      "its entry is not {\"dtype\": …, \"shape\": […], \"data_offsets\": [begin, end]}, all"
    let cases: [(shape: String?, offsets: String?, problem: String)] = [
      ("[1, 3]", nil, "shape [1, 3] of F32 is 12 bytes, its offsets hold 8"),
      ("[4611686018427387904, 4]", nil, "shape [4611686018427387904, 4] of F32 is too many bytes"),
      ("[1, -2]", nil, entry), ("[1, 1.5]", nil, entry), ("2", nil, entry),
      (nil, "[24]", entry), (nil, "[-1, 32]", entry), (nil, "null", entry),
      (nil, "[32, 24]", "data_offsets [32, 24] are no range of bytes"),
      (nil, "[24, 9223372036854775807]", "data_offsets [24, 9223372036854775807] are no range"),
      (nil, "[20, 32]", "its bytes overlap those of the tensor before it"),
      (nil, "[26, 32]", "its bytes leave a hole behind those of the tensor before it"),
      (nil, "[24, 40]", "the file is cut off: expected 16 bytes of numbers, found 8"),
      (nil, "[24, 28]", "the file is too long: 4 bytes are no tensor's"),
    ]
    for (shape, offsets, expected) in cases {
      var file = Self.whole
      file.tensors[1].shape = shape ?? file.tensors[1].shape
      file.tensors[1].offsets = offsets
      #expect(try problem(file.bytes).hasPrefix(expected))
    }
  }

  @Test("a name that stands twice is refused")
  func names() throws {
    var file = Self.whole
    file.tensors[1].name = "p2"
    #expect(try problem(file.bytes) == "two tensors have this name")
  }

  @Test("of a file larger than memory, rows are read where they lie")
  func sparse() throws {
    let (rows, columns) = (100_000, 128_256)
    let size = rows * columns * 4
    var tensor = TensorsFile.Tensor("p", shape: "[\(rows), \(columns)]", floats: [])
    tensor.offsets = "[0, \(size)]"
    let head = TensorsFile([tensor]).bytes
    let file = try scratch.file("large.safetensors", head)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(head.count + size - 4))
    try handle.seekToEnd()
    try handle.write(contentsOf: NumpyFile.bytes(of: Float(-3).bitPattern))
    try handle.close()
    let matrix = try SafetensorsFile(file).matrix(named: "p")
    #expect(matrix[rows / 2, columns / 2] == 0)
    #expect(matrix[rows - 1, columns - 1] == -3)
  }

  @Test("the one matrix of a file is its only one, or the one named logits")
  func onlyMatrix() throws {
    func columns(_ names: [String], _ name: String = "a.safetensors") throws -> Int {
      let tensors = names.enumerated().map { index, name in
        let floats = [Float](repeating: 0, count: index + 1)
        return TensorsFile.Tensor(name, shape: "[1, \(index + 1)]", floats: floats)
      }
      let file = try scratch.file(name, TensorsFile(tensors).bytes)
      return try TensorFile(file).onlyMatrix().columns
    }
    #expect(try columns(["x"]) == 1)
    #expect(try columns(["x", "logits"]) == 2)
    #expect(try columns(["x"], "without-ending") == 1)
    let error = try #require(throws: SpoorError.self) { try columns(["x", "y"]) }
    #expect(error.problem == "the file holds 2 tensors, and none is named \"logits\"")
  }

  @Test("a packed file and any other are named for what they are")
  func otherFiles() throws {
    let whole = Self.whole.bytes
    let files: [(String, [UInt8], String)] = [
      ("a.npy.gz", ScratchFolder.gzipped(whole), "a gzip file"),
      ("a.npy.zst", ScratchFolder.zstandard(whole), "a zstd file"),
      ("a.npz", Array("PK\u{3}\u{4} and so on".utf8), "a zip archive"),
      ("a.txt", Array("hello, these are no logits".utf8), "neither"), ("b.txt", [], "neither"),
    ]
    for (name, bytes, found) in files {
      let file = try scratch.file(name, bytes)
      let error = try #require(throws: SpoorError.self) { try TensorFile(file) }
      #expect(error.problem == "logits stand in .npy or .safetensors files; this is \(found)")
    }
  }
}
