import Foundation
import SpoorModel
import Testing

@testable import DurableFiles

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "agrees with the vectors of NIST",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
          + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
  )
  func vectors(text: String, expected: String) {
    #expect(SHA256.hash(of: text) == expected)
  }

  @Test("the processor's instructions and the portable code agree", arguments: [0, 1, 2, 17])
  func portable(blocks: Int) {
    let bytes = (0..<64 * blocks).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    var hardware = SHA256Block.initialState
    var portable = SHA256Block.initialState
    bytes.withUnsafeBytes {
      SHA256Block.compress($0, into: &hardware)
      SHA256Block.compressPortably($0, into: &portable)
    }
    #expect(hardware == portable)
  }

  @Test("does not depend on how the bytes are cut", arguments: 0...200)
  func cuts(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var whole = SHA256()
    whole.update(bytes)
    let expected = whole.finalize()
    for piece in [1, 55, 63, 64, 65] {
      var hash = SHA256()
      for start in stride(from: 0, to: length, by: piece) {
        hash.update(Array(bytes[start..<min(length, start + piece)]))
      }
      #expect(hash.finalize() == expected)
    }
  }

  @Test("of a file is that of its bytes, however many")
  func file() throws {
    let folder = try TestFolder()
    let content = String(repeating: "word ", count: 200_000)
    try Data(content.utf8).write(to: folder.path("long"))
    try Data().write(to: folder.path("empty"))
    #expect(try SHA256.hash(ofFile: folder.path("long")) == SHA256.hash(of: content))
    #expect(try SHA256.hash(ofFile: folder.path("empty")) == SHA256.hash(of: ""))
  }

  @Test("of a missing file or a folder is bad input")
  func unreadable() throws {
    let folder = try TestFolder()
    let missing = folder.path("missing")
    let error = #expect(throws: SpoorError.self) { try SHA256.hash(ofFile: missing) }
    #expect(error?.code == .badInput)
    #expect(
      error?.description
        == "\(missing.path): cannot read it: No such file or directory. Check the path."
    )
    let other = #expect(throws: SpoorError.self) { try SHA256.hash(ofFile: folder.url) }
    #expect(other?.code == .badInput)
  }
}
