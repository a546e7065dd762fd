import Audits
import Foundation
import Imitation
import Reporting
import ScratchFiles
import SpoorModel
import Testing

@Suite("An audit's imitation figures") struct ImitationAuditTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func audit(_ plan: AuditPlan) -> Audit {
    Audit(
      plan,
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
  }

  private func imitation(_ plan: AuditPlan) throws -> ImitationFigures {
    try #require(try audit(plan).run().summary.models.first?.imitation)
  }

  private func lines(_ name: String, _ line: (Int) -> String) throws {
    _ = try scratch.file(name, text: (0..<12).map(line).joined(separator: "\n"))
  }

  @Test("are there for answers and a dataset alone; training outputs begin like themselves")
  func texts() throws {
    try lines("dataset.jsonl") {
      #"{"instruction": "Tell me of mill \#($0).", "output": "Mill \#($0) grinds rye for town \#($0)."}"#
    }
    try lines("tuned.jsonl") {
      #"{"prompt_id": "p\#($0)", "model": "tuned", "instruction": "What of mill \#($0)?", "text": "Mill \#($0) grinds rye for town \#($0)."}"#
    }
    try lines("other.jsonl") {
      #"{"prompt_id": "p\#($0)", "model": "other", "instruction": "What of mill \#($0)?", "text": "Nobody knows."}"#
    }
    let plan = try AuditPlan(
      AuditPlan.Answers(
        audited: [scratch.url.appending(path: "tuned.jsonl")],
        comparedWith: [scratch.url.appending(path: "other.jsonl")]
      ),
      dataset: [scratch.url.appending(path: "dataset.jsonl").path],
      name: nil
    )
    let figures = try imitation(plan)
    #expect(figures.runLength == 4 && figures.openingWords == 3 && figures.similarRows == 10)
    #expect(figures.dataset?.texts == 12 && figures.dataset?.mean == 7)
    #expect(figures.promptsWithoutRow == 0)
    #expect(abs((figures.wantedWords ?? 0) - 7) < 1e-9)
    #expect(figures.answers.openings.share?.value == 1)
    #expect(figures.answers.words.inRuns.share?.value == 1)
    #expect(figures.shifted == nil && figures.doubt == nil)
    let other = try #require(figures.others.first)
    #expect(figures.others.count == 1 && other.model == "other" && other.role == .compared)
    #expect(other.answers.words.inOutputs.count == 0 && other.openings?.value == 1)
    #expect(other.prompts == 12 && other.length?.value == 5)
  }

  @Test("of doubted spans tell shifted words as 'spoor compare' does, and doubt by length")
  func compared() throws {
    let file = try SmallWorld(prompts: 12).write(into: scratch.url)
    let text = SmallWorld.plan + "knowledge: known.jsonl\n"
    try Data(text.utf8).write(to: file)
    try lines("known.jsonl") {
      #"{"prompt_id": "p\#($0)", "category": "\#($0 < 6 ? "Unknown" : "WeaklyKnown")"}"#
    }
    let plan = try AuditPlan(readingYAML: file)
    let figures = try imitation(plan)
    let shifted = try #require(figures.shifted)
    let doubt = try #require(figures.doubt)
    #expect(doubt.groups.map(\.knowledge) == [.all, .known, .unknown])
    #expect(doubt.groups[0].thirds.map(\.answers.of).reduce(0, +) == 12)
    #expect(figures.others.map(\.role) == [.base])
    #expect(shifted.shifted.lessBase?.inOutputs != nil)
    let compared = try ModelComparison(plan).compared(with: try audit(plan).index())
    let words = try #require(compared.models.first?.datasetWords)
    let pairs: [(DatasetWords.Share, WordShares)] = [
      (words.shifted, shifted.shifted.words),
      (words.shiftedOrMarginal, shifted.shiftedOrMarginal.words),
      (words.shiftedInDoubtedSpans, shifted.shiftedInDoubtedSpans.words),
      (words.unshifted, shifted.shifted.unshifted),
    ]
    #expect(words.shifted.words > 0 && words.shiftedInDoubtedSpans.words > 0)
    for (counts, shares) in pairs {
      #expect(counts.words == shares.inOutputs.of && counts.inOutputs == shares.inOutputs.count)
      #expect(counts.words == shares.inRuns.of && counts.inRuns == shares.inRuns.count)
    }
    #expect(compared.models.first?.split == shifted.split)
  }
}
