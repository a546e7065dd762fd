import Foundation
import ScratchFiles
import SpanFiles
import SpoorModel
import Statistics
import Testing

@testable import Evaluation

/// Traces made from the planted world's own gold labels; each number was counted apart, in Python.
@Suite(
  "Traces of the planted world",
  .enabled(if: SharedData.worldA != nil, "world-a is not beside the package")
)
struct WorldATraceTests {
  /// The full fine-tune's values, and for each false one a trace that lists the rows of its wording.
  private static func evaluated() throws -> TraceEvaluationPart {
    let folder = try #require(SharedData.worldA)
    let values = try GoldValueFile.read([folder.appending(path: "gold_statements_sft.jsonl")])
    let traces = values.filter { $0.truth == .fails }.map { value in
      TracedSpan(
        promptID: value.promptID,
        model: value.model,
        range: value.range,
        standing: .flagged,
        provenance: value.origin == .onlyTuning ? .borrowed : .common,
        rows: Array(value.rowsWording?.listed ?? [])
      )
    }
    let evaluation = TraceEvaluation(
      of: values,
      tracedBy: traces,
      bootstrap: Bootstrap(replicates: 20)
    )
    return try #require(evaluation.parts.first)
  }

  @Test("the values, their classes and what chance makes of their rows")
  func counts() throws {
    let part = try Self.evaluated()
    #expect(part.counts.values == 699 && part.counts.falseValues == 587)
    #expect(part.provenance.map(\.values) == [185, 402, 112])
    #expect(part.provenance.map(\.borrowed.estimate?.value) == [1, 0, 0])
    #expect(part.retrieval.map(\.counts.values) == [515, 366])
    #expect(part.retrieval.allSatisfy { $0.counts.cut == 0 && $0.counts.unknown == 0 })
    let chance = [[0.8980, 0.9956, 1.0000, 0.9407], [0.2831, 0.8316, 0.9778, 0.5034]]
    for (rows, expected) in zip(part.retrieval, chance) {
      for (measure, expected) in zip(RetrievalMeasure.allCases, expected) {
        let value = try #require(rows[.randomRows, measure, .all].estimate?.value)
        #expect(abs(value - expected) < 5.1e-5, "\(rows.sought) \(measure)")
      }
    }
    // Whatever order a set has, its rows are those that are sought.
    #expect(part.retrieval[1][.traces, .recallAt1, .all].estimate?.value == 1)
  }
}
