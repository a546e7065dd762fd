import Foundation
import Generations
import PhraseIndex
import Records
import ScratchFiles
import SpoorModel
import Testing
import Words

@testable import Attribution

/// Where the gold value spans of the planted world stand in its tuning data.
@Suite(.enabled(if: SharedData.worldA != nil, "world-a is not beside the package"))
struct WorldATests {
  /// What the world knows of a value.
  enum Truth: String, CaseIterable {
    case onlyInTuning = "false, only in tuning"
    case otherFalse = "other false"
    case isTrue = "true"
  }

  /// A sentence of a response, as far as these tests read it.
  private struct Gold: Decodable {
    var promptID: String
    var kind: String
    var text: String?
    var start: Int?
    var end: Int?
    var isFalse: Bool?
    var isOnlyInTuning: Bool?

    private enum CodingKeys: String, CodingKey {
      case promptID = "prompt_id"
      case kind, text
      case start = "char_start"
      case end = "char_end"
      case isFalse = "is_false"
      case isOnlyInTuning = "value_only_in_tuning"
    }

    var truth: Truth {
      guard isFalse == true else { return .isTrue }
      return isOnlyInTuning == true ? .onlyInTuning : .otherFalse
    }
  }

  private let world: URL
  private let scratch: ScratchFolder
  private let index: PhraseIndex
  private let prompts: [String: Prompt]
  private let placebo: PlaceboResponses

  init() throws {
    world = try #require(SharedData.worldA)
    scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "index")
    _ = try IndexBuilder(into: folder)
      .build(from: [world.appending(path: "tuning_alpaca.jsonl")], mode: .adding)
    let index = try PhraseIndex(at: folder)
    self.index = index
    let asked = try PromptFile.read(world.appending(path: "eval_prompts.jsonl"))
    prompts = Dictionary(asked.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let base = try GenerationFile.read(world.appending(path: "generations_base.jsonl"))
    placebo = PlaceboResponses(base.map { ($0.promptID, WordedText($0.text, by: index.scanner)) })
  }

  private func gold(_ model: String) throws -> [String: [Gold]] {
    let file = world.appending(path: "gold_statements_\(model).jsonl")
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    let sentences = try lines.map { try JSONDecoder().decode(Gold.self, from: $0) }
    return Dictionary(grouping: sentences.filter { $0.kind == "statement" }, by: \.promptID)
  }

  /// The provenances of a model's gold values.
  private func counts(_ model: String) throws -> [Truth: [Provenance: Int]] {
    let generations = try GenerationFile.read(
      world.appending(path: "generations_\(model).jsonl")
    )
    let metrics = world.appending(path: "token_metrics_\(model).jsonl.gz")
    let values = Dictionary(
      try TokenMetricsFile.read(metrics, of: generations).map { ($0.promptID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let gold = try gold(model)
    let tracer = Tracer(index: index, placebo: placebo)
    var counts: [Truth: [Provenance: Int]] = [:]
    for generation in generations {
      let subject = TraceSubject(
        generation,
        to: try #require(prompts[generation.promptID]),
        text: WordedText(generation.text, by: index.scanner),
        divergence: values[generation.promptID],
        placeboUse: .whole
      )
      for sentence in gold[generation.promptID, default: []] {
        let span = Span.example(
          at: ScalarRange(
            try #require(sentence.start),
            try #require(sentence.end)
          ),
          text: try #require(sentence.text),
          promptID: generation.promptID
        )
        let trace = try #require(try tracer.traces(of: [span], in: subject).first).trace
        counts[sentence.truth, default: [:]][trace.provenance, default: 0] += 1
      }
    }
    return counts
  }

  @Test(
    "values that only tuning can have taught are borrowed far more often than others",
    arguments: ["sft", "sft_early", "lora"]
  )
  func borrowed(model: String) throws {
    let counts = try counts(model)
    for truth in Truth.allCases {
      let found = counts[truth, default: [:]]
      let parts = Provenance.allCases.compactMap { provenance in
        found[provenance].map { "\(provenance.rawValue) \($0)" }
      }
      let total = found.values.reduce(0, +)
      print("world-a \(model), \(truth.rawValue), \(total): \(parts.joined(separator: ", "))")
    }
    func share(_ truth: Truth) -> Double {
      let found = counts[truth, default: [:]]
      return Double(found[.borrowed] ?? 0) / Double(max(1, found.values.reduce(0, +)))
    }
    #expect(share(.onlyInTuning) > 0.7)
    #expect(share(.otherFalse) < 0.5)
    if model == "sft" { try check(counts) }
  }

  /// Figures that a script of another author found for `sft`.
  private func check(_ counts: [Truth: [Provenance: Int]]) throws {
    let expected: [(Truth, borrowed: Int, of: Int, margin: Int)] = [
      (.onlyInTuning, 168, 185, 3), (.otherFalse, 100, 402, 6), (.isTrue, 50, 112, 6),
    ]
    for (truth, borrowed, total, margin) in expected {
      let found = counts[truth, default: [:]]
      #expect(found.values.reduce(0, +) == total)
      #expect(abs((found[.borrowed] ?? 0) - borrowed) <= margin, "\(truth.rawValue)")
    }
  }
}
