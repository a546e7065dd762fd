import Foundation
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct ZstdTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func texts(
    _ bytes: [UInt8],
    limits: ReadLimits = .default
  ) throws(SpoorError) -> [String] {
    let file: URL
    do { file = try scratch.file("notes.jsonl.zst", bytes) } catch {
      throw SpoorError(.internalFault, "\(error)", remedy: "")
    }
    let reader = try RecordReader(file, shape: RecordShape("a note", keys: []), limits: limits)
    var texts: [String] = []
    while let record = try reader.next() { texts.append(try record.string("text")) }
    #expect(reader.bytesRead == bytes.count)
    return texts
  }

  private func line(_ text: String) -> [UInt8] { Array("{\"text\": \"\(text)\"}\n".utf8) }

  @Test("frames behind one another are one file, skippable ones are passed over")
  func frames() throws {
    let skippable: [UInt8] = [0x52, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9]
    let one = ScratchFolder.zstandard(line("a"))
    let other = ScratchFolder.zstandard(line("b"))
    #expect(try texts(one + other) == ["a", "b"])
    #expect(try texts(skippable + one + skippable + other) == ["a", "b"])
    #expect(try texts(ScratchFolder.zstandard([])) == [])
  }

  @Test("more than one buffer of output comes from one of input")
  func longRuns() throws {
    let long = String(repeating: "x", count: 5 << 20)
    #expect(try texts(ScratchFolder.zstandard(line(long) + line("b"))) == [long, "b"])
  }

  @Test("a file cut anywhere is an error")
  func truncated() throws {
    let whole = ScratchFolder.zstandard(line("abcabcabcabcabcabc"))
    for count in 4..<whole.count {
      let error = try #require(throws: SpoorError.self) { try texts(Array(whole.prefix(count))) }
      #expect(error.code == .badInput)
      #expect(error.problem.hasPrefix("the zstd file ends early, after "))
      #expect(error.remedy == "Copy or download it again; 'zstd -t' must accept it.")
    }
  }

  @Test("a damaged file and what follows a frame are errors")
  func damaged() throws {
    let whole = ScratchFolder.zstandard(line("a"))
    var changed = whole
    changed[changed.count - 1] ^= 1
    for bytes in [changed, whole + Array("rubbish".utf8)] {
      let error = try #require(throws: SpoorError.self) { try texts(bytes) }
      #expect(error.problem.hasPrefix("the zstd file is damaged after "))
    }
  }

  @Test("a bomb and a giant window are refused")
  func hostile() throws {
    let packed = ScratchFolder.zstandard(line(String(repeating: "x", count: 1 << 20)))
    let limits = ReadLimits(decompressedBytes: 1 << 20, recordBytes: 1 << 30)
    let bomb = try #require(throws: SpoorError.self) { try texts(packed, limits: limits) }
    #expect(bomb.problem == "the zstd file decompresses to more than 1048576 bytes")
    let wide = ScratchFolder.zstandard(line("a"), windowLog: 28)
    let error = try #require(throws: SpoorError.self) { try texts(wide) }
    #expect(error.problem == "the zstd file wants a window of more than 134217728 bytes")
  }
}
