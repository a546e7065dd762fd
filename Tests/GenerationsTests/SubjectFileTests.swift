import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Testing

@Suite("Files of prompts' subjects") struct SubjectFileTests {
  @Test("each prompt has its subject; whatever else stands in a record is passed over")
  func reads() throws {
    let scratch = try ScratchFolder()
    let lines = [
      #"{"prompt_id": "p1", "subject": "Ada", "relation": "award"}"#,
      #"{"prompt_id": "p2", "subject": "Ada"}"#,
    ]
    let file = try scratch.file("subjects.jsonl", text: lines.joined(separator: "\n"))
    #expect(try SubjectFile.read(file) == ["p1": "Ada", "p2": "Ada"])
  }

  @Test(
    "a record without its keys, and a prompt that stands twice, are named with their line",
    arguments: [#"{"prompt_id": "p2"}"#, #"{"prompt_id": "p1", "subject": "Bert"}"#]
  )
  func refused(line: String) throws {
    let scratch = try ScratchFolder()
    let text = #"{"prompt_id": "p1", "subject": "Ada"}"# + "\n" + line
    let file = try scratch.file("subjects.jsonl", text: text)
    let error = try #require(throws: SpoorError.self) { try SubjectFile.read(file) }
    #expect(error.code == .badInput)
    #expect(error.location?.line == 2)
  }
}
