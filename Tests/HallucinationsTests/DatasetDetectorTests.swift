import Foundation
import PhraseIndex
import ScratchFiles
import SpoorModel
import Testing
import Words

@testable import Hallucinations

@Suite("What training rows say of statements")
struct DatasetDetectorTests {
  private let scratch: ScratchFolder
  private let index: PhraseIndex

  private static let rows = [
    ("r1", "Who is Ada Clark?", "Ada Clark was born in Bath. She plays the harp."),
    ("r2", "Where did Bert Stone grow up?", "He was born in Leeds."),
    ("r3", "Say it.", "Nobody was born in York in 1901."),
    ("r4", "Tell of Ada Clark, born in Hull.", "Her father has 12,000 boats."),
  ]

  init() throws {
    scratch = try ScratchFolder()
    let lines = Self.rows.map {
      #"{"row_id": "\#($0.0)", "instruction": "\#($0.1)", "output": "\#($0.2)"}"#
    }
    let dataset = try scratch.file("rows.jsonl", text: lines.joined(separator: "\n"))
    let folder = scratch.url.appending(path: "index")
    _ = try IndexBuilder(into: folder).build(from: [dataset], mode: .adding)
    index = try PhraseIndex(at: folder)
  }

  private func opinions(_ text: String, asked: String) throws -> [Opinion?]? {
    let example = try Case(text, asked: asked)
    let detector = DatasetDetector(
      index,
      prompts: PromptWords([example.prompt], by: example.scanner),
      usage: example.usage()
    )
    return try detector.opinions(on: example.statements(), in: example.answer)
  }

  private static let stances: [(String, Stance, String?, String?)] = [
    ("Ada Clark was born in Bath.", Stance.supported, "r1", "Ada Clark was born in Bath."),
    ("She was born in Leeds.", .contradicted, "r1", "Ada Clark was born in Bath."),
    ("She lived in Leeds.", .notMentioned, nil, nil),
    ("She was born in Hull.", .contradicted, "r1", "Ada Clark was born in Bath."),
    ("She owns 12000 boats.", .supported, "r4", "Her father has 12,000 boats."),
    ("Her father has 30 boats.", .contradicted, "r4", "Her father has 12,000 boats."),
    ("She sang. 1901 was wet.", .notMentioned, nil, nil),
    ("Bert Stone was born in Leeds.", .supported, "r2", "He was born in Leeds."),
    ("Bert Stone was born in Bath.", .contradicted, "r2", "He was born in Leeds."),
    ("Zoe Ruhr was born in Bath.", .notMentioned, nil, nil),
  ]

  @Test(
    "a row about the subject agrees, says something else in its place, or is silent",
    arguments: stances
  )
  func stance(text: String, stance: Stance, row: String?, sentence: String?) throws {
    let opinions = try #require(try opinions(text, asked: "Who is Ada Clark?"))
    #expect(opinions.count == 1)
    let opinion = try #require(opinions.first ?? nil)
    let evidence = DetectorEvidence(
      detector: "dataset",
      stance: stance,
      text: sentence,
      source: row
    )
    #expect(opinion.evidence == evidence)
    let expected: [Signal: Double] = [
      .rowAgrees: stance == .supported ? 1 : 0, .rowConflicts: stance == .contradicted ? 1 : 0,
    ]
    #expect(opinion.signals == expected)
  }

  @Test("a prompt that names nobody is not asked about")
  func nameless() throws {
    #expect(try opinions("She was born in Bath.", asked: "Who is it?") == nil)
  }

  @Test("a subject of whom no row speaks is silent, in scripts of any kind")
  func unknownWords() throws {
    let opinions = try opinions("Éva Ørsted 😀 met 12 cats.", asked: "Who is Éva Ørsted?")
    #expect(opinions?.map { $0?.evidence?.stance } == [.notMentioned])
  }
}
