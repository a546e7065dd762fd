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
        let array = try NumpyArray(file)
        for index in 0..<array.rows { array.copyRow(index, into: &row) }
      } catch {
        #expect(error.code == .badInput)
      }
    }
  }
}
