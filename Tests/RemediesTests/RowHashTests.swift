import DurableFiles
import Remedies
import SpoorModel
import Testing

@Suite("A row's hash")
struct RowHashTests {
  private func row(_ id: Int, _ parts: [TrainingRow.Part]) -> TrainingRow {
    TrainingRow(id: .number(id), position: id, parts: parts)
  }

  @Test("is the same wherever the row stands")
  func alike() {
    let parts: [TrainingRow.Part] = [.init(.instruction, "Who?"), .init(.output, "Ada.")]
    #expect(RowHash(row(1, parts)) == RowHash(row(7, parts)))
  }

  @Test(
    "differs by a byte, by a field, and by where one text ends",
    arguments: [
      [TrainingRow.Part(.instruction, "Who?"), .init(.output, "Ada")],
      [.init(.input, "Who?"), .init(.output, "Ada.")],
      [.init(.instruction, "Who?A"), .init(.output, "da.")],
      [.init(.output, "Ada."), .init(.instruction, "Who?")],
      [.init(.instruction, "Who?"), .init(.output, "Ada."), .init(.output, "")],
    ]
  )
  func different(parts: [TrainingRow.Part]) {
    let original = row(1, [.init(.instruction, "Who?"), .init(.output, "Ada.")])
    #expect(RowHash(row(1, parts)) != RowHash(original))
  }

  @Test("tells a composed letter from a decomposed one")
  func bytes() {
    let composed = row(1, [.init(.output, "caf\u{e9}")])
    let decomposed = row(1, [.init(.output, "cafe\u{301}")])
    #expect(RowHash(composed) != RowHash(decomposed))
  }

  @Test(
    "is read only as 64 small hexadecimal digits",
    arguments: ["", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64)]
  )
  func malformed(text: String) {
    #expect(RowHash(rawValue: text) == nil)
  }
}
