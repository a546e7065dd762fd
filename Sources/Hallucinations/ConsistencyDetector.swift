import SpoorModel
import Words

/// Asks the model's other answers to the same prompt: what it knows it repeats, what it makes up it
/// makes up anew (SelfCheckGPT, arXiv 2303.08896, with n-grams).
///
/// Evidence: the share of samples that lack the value's n-grams of up to three words, the mean over
/// the n-grams. SelfCheckGPT scores sentences by unigram probabilities (`spoor estimate` has that
/// figure); a span needs a figure of its own words, and the choice of this one is ours.
public struct ConsistencyDetector: SpanDetector {
  /// Its name.
  public let detector = Detector.consistency

  private static let longest = 3

  /// Creates a detector.
  public init() {}

  /// One opinion a statement; `nil` for an answer without samples.
  public func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
    guard !answer.samples.isEmpty else { return nil }
    let samples = answer.samples.map { FoldedText($0.words.map(\.text)) }
    return statements.map { statement in
      let run = answer.text.folded(statement.words)
      let length = min(Self.longest, run.count)
      let grams = (0...run.count - length).map { Array(run[$0..<$0 + length]) }
      let lacking = grams.map { gram in samples.count { !$0.hold(gram) } }.reduce(0, +)
      let share = Double(lacking) / Double(grams.count * samples.count)
      let holding = samples.count { $0.hold(run) }
      return Opinion(
        signals: [.lacking: share],
        evidence: DetectorEvidence(
          detector: detector.rawValue,
          stance: holding * 2 > samples.count ? .supported : .contradicted,
          text: "\(holding) of \(samples.count) samples say the same"
        )
      )
    }
  }
}
