import Foundation
import Hallucinations
import SpoorModel
import Testing

@testable import Reporting

@Suite("docs/formats.md")
struct SpanFormatTests {
  private func formats() throws -> String {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: package.appending(path: "docs/formats.md"), encoding: .utf8)
  }

  @Test("it names every signal in its table, every detector and every stance")
  func signals() throws {
    let formats = try formats()
    for signal in Signal.allCases {
      #expect(formats.contains("| `\(signal.rawValue)` | "), "\(signal)")
    }
    for name in Detector.allCases.map(\.rawValue) + Stance.allCases.map(\.rawValue) {
      #expect(formats.contains("`\(name)`"), "\(name)")
    }
    #expect(formats.contains(FusionWeights.schema))
  }

  @Test("it names every key of a span's line")
  func keys() throws {
    let formats = try formats()
    let start = try #require(formats.range(of: "**spans.jsonl**")?.lowerBound)
    let end = try #require(formats.range(of: "**controls.jsonl**")?.lowerBound)
    let about = formats[start..<end]
    var span = Samples.item().entry.trace.span
    span.scoreWithDataset = 0.5
    span.evidence = [
      DetectorEvidence(detector: "reference", stance: .supported, text: "a", source: "b")
    ]
    let line = try JSONEncoder().encode(SpanLine(span))
    let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
    let evidence = try #require(object["evidence"] as? [[String: Any]])
    for key in Array(object.keys) + evidence.flatMap(\.keys) {
      #expect(about.contains(key), "\(key)")
    }
  }
}
