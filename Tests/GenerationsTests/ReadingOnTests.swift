import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Testing

/// Whether the rest of a file is read after an error.
@Suite("Behind a bad response") struct ReadingOnTests {
  private let generation = Generation(
    promptID: "p",
    model: "sft",
    text: "a",
    tokenIDs: [1],
    offsets: []
  )

  @Test("a file is read on, but not behind what cannot be told apart")
  func readingOn() throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "log.json")
    let text = #"[{"prompt_id": "p", "prompt_logprobs": []}, {"prompt_id": "q"#
    try Data(text.utf8).write(to: file)
    let reader = try LogProbabilityFile.reader(at: file, side: .tuned, generations: [generation])
    let record = try #require(throws: SpoorError.self) { try reader.next() }
    #expect(record.promptID == "p")
    #expect(reader.canGoOn)
    #expect(throws: SpoorError.self) { try reader.next() }
    #expect(!reader.canGoOn)
  }

  @Test("an error names its prompt, whatever the id looks like")
  func prompt() {
    for id in ["p1", "prompt 7", "element 3, prompt 4", "a\u{e9} b"] {
      for place in ["prompt \(id)", "element 3, prompt \(id)"] {
        let location = SpoorError.Location(file: "f", record: place)
        let error = SpoorError(.badInput, "bad", at: location, remedy: "None.")
        #expect(error.promptID == id)
      }
    }
    #expect(SpoorError(.badInput, "bad", remedy: "None.").promptID == nil)
  }
}
