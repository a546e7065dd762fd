import Divergence
import Foundation
import Generations
import SpoorModel

extension ValueReading {
  /// Measures full-vocabulary logits.
  mutating func measure(_ logits: AuditPlan.Logits, _ leftOut: Set<String>) throws {
    // Whether rows are a token off is counted over all responses, so the whole audit alone can tell.
    let alignment: LogitsFile.AlignmentCheck =
      if case .whole = settings.scope { .made } else { .leftToOthers }
    func reader(_ file: URL) throws(SpoorError) -> any DistributionReader {
      try LogitsFile.reader(
        at: file,
        index: logits.index,
        generations: all,
        leftOut: leftOut,
        alignment: alignment
      )
    }
    let pairs = DistributionPairs(tuned: try reader(logits.tuned), base: try reader(logits.base))
    let listed = settings.listed
    var files = FileMarks()
    try measure(pairs, by: ResponseMeasure(listed: listed)) { pair in
      let marks = try [pair.tuned, pair.base].map { try $0.mark(by: &files) }
      return ValueOrigin(.logits, "\(listed)", files: marks)
    }
  }

  /// Bounds values by servers' log-probabilities.
  mutating func measure(_ servers: AuditPlan.LogProbabilities) throws {
    let assumptions = servers.assumptions
    var files = FileMarks()
    let marks = try [servers.tuned, servers.base].map {
      try "\($0.path) \(files.mark(of: $0.path))"
    }
    let origin = ValueOrigin(.truncated, "\(settings.listed) \(assumptions)", files: marks)
    let known = try findKept(of: origin)
    let passed = known.union(others)
    func reader(
      _ file: URL,
      _ side: LogProbabilityFile.Side
    ) throws(SpoorError) -> any DistributionReader {
      try LogProbabilityFile.reader(at: file, side: side, generations: all, passingOver: passed)
    }
    let pairs = DistributionPairs(
      tuned: try reader(servers.tuned, .tuned),
      base: try reader(servers.base, .base)
    )
    let measure = ResponseMeasure(listed: settings.listed, assumptions: assumptions)
    try self.measure(pairs, by: measure, known: known.count) { _ in origin }
  }
}
