import Foundation
import Records
import ScratchFiles
import SpoorModel
import Statistics
import Testing

/// Whatever bytes a file holds, a reader gives records or says what is wrong; it never traps.
@Suite struct DamagedFileTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func damaged(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place...)
      case 2: bytes.insert(Array("{}[],\"\\\n".utf8)[place % 8], at: place)
      default: bytes.remove(at: place)
      }
    }
    return bytes
  }

  @Test("a damaged record file never traps", arguments: ["n.json", "n.jsonl", "n.csv", "n.txt"])
  func records(name: String) throws {
    var generator = SplitMix64(seed: 11)
    let line = #"{"text": "a\"é🙂\\", "ids": [1, -2.5, null, {"x": [true]}]}"#
    let originals = [Array("\(line)\n\(line)\n".utf8), Array("[\(line),\n \(line)]".utf8)]
    let packed =
      originals.map(ScratchFolder.gzipped) + originals.map { ScratchFolder.zstandard($0) }
    var failures = 0
    for original in originals + packed {
      for _ in 0..<300 {
        let file = try scratch.file(name, damaged(original, &generator))
        do {
          let reader = try RecordReader(file, shape: RecordShape("a note", keys: []))
          while try reader.next() != nil {}
          #expect(reader.canGoOn)
        } catch {
          #expect(error.location?.file == file.path)
          failures += 1
        }
      }
    }
    #expect(failures > 600)
  }

  @Test("a damaged array never traps")
  func arrays() throws {
    var generator = SplitMix64(seed: 12)
    let original = NumpyFile(shape: "(2, 2)", floats: [1, 2, 3, 4]).bytes
    for _ in 0..<1000 {
      let file = try scratch.file("a.npy", damaged(original, &generator))
      var row: [Float] = []
      do {
        let array = try LogitMatrix(numpy: file)
        for index in 0..<array.rows { array.copyRow(index, into: &row) }
      } catch {
        #expect(error.code == .badInput)
      }
    }
  }

  @Test("a damaged file of tensors never traps")
  func tensors() throws {
    var generator = SplitMix64(seed: 13)
    let original = TensorsFile([
      .init("p1", shape: "[2, 2]", floats: [1, 2, 3, 4]),
      .init("p2", shape: "[1, 1, 3]", floats: [5, 6, 7]),
    ]).bytes
    var failures = 0
    for _ in 0..<TestScale.count(3000, heavy: 300_000) {
      let file = try scratch.file("a.safetensors", damaged(original, &generator))
      do {
        try readAll(file)
      } catch let error as SpoorError {
        #expect(error.code == .badInput)
        #expect(error.location?.file == file.path)
        failures += 1
      }
    }
    #expect(failures > 1000)
  }

  @Test("a header of sizes and offsets at random never traps, and no row leaves the file")
  func lyingHeaders() throws {
    var generator = SplitMix64(seed: 14)
    let numbers = [
      "0", "1", "2", "4", "8", "16", "24", "-1", "3.0", "1e3", "9223372036854775807",
      "18446744073709551615", "4611686018427387904", "null", "\"2\"",
    ]
    func number() -> String { numbers[Int.random(in: 0..<numbers.count, using: &generator)] }
    for _ in 0..<TestScale.count(3000, heavy: 300_000) {
      var file = TensorsFile([
        .init("p1", shape: "[2, 2]", floats: [1, 2, 3, 4]),
        .init("p2", shape: "[1, 2]", floats: [5, 6]),
      ])
      for index in file.tensors.indices where Bool.random(using: &generator) {
        file.tensors[index].shape = "[\(number()), \(number())]"
        file.tensors[index].offsets = "[\(number()), \(number())]"
        file.tensors[index].type =
          ["F16", "BF16", "F32", "F64", "I64"].randomElement(using: &generator) ?? ""
      }
      do { try readAll(try scratch.file("a.safetensors", file.bytes)) } catch let error
        as SpoorError
      {
        #expect(error.code == .badInput)
      }
    }
  }

  private func readAll(_ file: URL) throws {
    let tensors = try SafetensorsFile(file)
    var row: [Float] = []
    for name in tensors.names {
      let matrix = try tensors.matrix(named: name)
      guard matrix.columns > 0 else { continue }
      for index in 0..<matrix.rows { matrix.copyRow(index, into: &row) }
    }
  }
}
