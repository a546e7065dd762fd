import Estimators
import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Statistics
import Testing

/// What the estimators are worth on the planted world, where it is known which answers are false.
@Suite(.enabled(if: SharedData.worldA != nil, "world-a is not beside the package"))
struct WorldATests {
  private struct Answer {
    var inputs: EstimatorInputs
    var isFalse: Bool

    var tokens: Double { Double(inputs.logLikelihoods?.count ?? 0) }

    func number(_ estimator: Estimator) throws -> Double {
      guard case .answer(let bounds)? = try inputs.value(of: estimator) else {
        throw EstimatorError.unknownValue(.logLikelihoods, index: 0)
      }
      return try #require(bounds.exact)
    }
  }

  private static let estimators: [Estimator] = [
    .highestSurprisal, .maximumSequenceProbability, .logPerplexity, .meanTokenEntropy,
    .highestTokenEntropy,
  ]

  /// AUROC of each of ``estimators`` and of the number of tokens, as docs/figures.md prints them.
  private static let published: [(model: String, values: [Double])] = [
    ("sft", [0.863, 0.864, 0.845, 0.753, 0.810, 0.701]),
    ("sft_early", [0.789, 0.781, 0.717, 0.604, 0.731, 0.691]),
    ("lora", [0.816, 0.786, 0.723, 0.609, 0.765, 0.674]),
  ]

  @Test("each estimator tells false answers as well as docs/figures.md says", arguments: published)
  func worth(model: String, values: [Double]) throws {
    let answers = try answers(of: model)
    #expect(answers.count == 268)
    let names = Self.estimators.map(\.rawValue) + ["tokens"]
    let scores = try Self.estimators.map { estimator in
      try answers.map { (score: try $0.number(estimator), isFalse: $0.isFalse) }
    }
    let lengths = answers.map { (score: $0.tokens, isFalse: $0.isFalse) }
    let bootstrap = Bootstrap()
    for ((name, scored), value) in zip(zip(names, scores + [lengths]), values) {
      let found = try #require(areaUnderCurve(scored))
      let interval = try #require(bootstrap.interval(over: scored, statistic: areaUnderCurve))
      #expect(abs(found - value) < 6e-4, "\(name)")
      #expect(interval.contains(found))
      let ends = String(format: "%.3f (%.3f, %.3f)", found, interval.low, interval.high)
      print("| \(model) | \(name) | \(ends) |")
    }
  }

  private func answers(of model: String) throws -> [Answer] {
    let world = try #require(SharedData.worldA)
    let isFalse = try falsePrompts(world.appending(path: "gold_statements_\(model).jsonl"))
    let metrics = try TokenMetricsFile.read(
      world.appending(path: "token_metrics_\(model).jsonl.gz")
    )
    return metrics.map { values in
      var inputs = EstimatorInputs()
      inputs.logLikelihoods = values.tunedLogProbability.compactMap(\.self)
      inputs.tokenEntropies = values.tunedEntropy.compactMap(\.self)
      return Answer(inputs: inputs, isFalse: isFalse.contains(values.promptID))
    }
  }

  private func falsePrompts(_ file: URL) throws -> Set<String> {
    let reader = try RecordReader(file, shape: RecordShape("a statement", keys: ["prompt_id"]))
    var prompts: Set<String> = []
    while let statement = try reader.next() {
      guard statement.optionalValue("is_false") == .bool(true) else { continue }
      prompts.insert(try statement.string("prompt_id"))
    }
    return prompts
  }
}

/// The share of pairs of a false and a true answer in which the false one scores higher, ties by half;
/// `nil` where one kind is missing.
private func areaUnderCurve(_ scored: [(score: Double, isFalse: Bool)]) -> Double? {
  let sorted = scored.sorted { $0.score < $1.score }
  let positives = sorted.count { $0.isFalse }
  guard positives > 0, positives < sorted.count else { return nil }
  var rankSum = 0.0
  var start = 0
  while start < sorted.count {
    var end = start
    var positivesHere = 0
    while end < sorted.count, sorted[end].score == sorted[start].score {
      positivesHere += sorted[end].isFalse ? 1 : 0
      end += 1
    }
    // Ranks start+1...end share their mean.
    rankSum += Double(positivesHere * (start + end + 1)) / 2
    start = end
  }
  let pairs = Double(positives * (sorted.count - positives))
  return (rankSum - Double(positives * (positives + 1)) / 2) / pairs
}
