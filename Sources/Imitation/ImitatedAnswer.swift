import Foundation
public import PhraseIndex
import Statistics

/// One answer, as far as it can imitate the dataset's outputs.
public struct ImitatedAnswer: Hashable, Sendable {
  /// The prompt that was answered.
  public let promptID: String
  /// How far each word stands in the outputs.
  public let coverage: [WordCoverage]
  /// Whether the answer begins like an output; `nil` where it has no word.
  public let beginsLikeOutput: Bool?
  private let inOutputs: Int
  private let inRuns: Int

  /// Notes what is known of an answer.
  public init(promptID: String, coverage: [WordCoverage], beginsLikeOutput: Bool?) {
    self.promptID = promptID
    self.coverage = coverage
    self.beginsLikeOutput = beginsLikeOutput
    inOutputs = coverage.count { $0 != .none }
    inRuns = coverage.count { $0 == .run }
  }

  /// Reads an answer against the dataset.
  ///
  /// - Parameters:
  ///   - promptID: the prompt that was answered.
  ///   - text: its words.
  ///   - matches: their longest matches in outputs.
  ///   - outputs: how the outputs begin.
  public init(
    promptID: String,
    text: IndexedText,
    matches: LongestMatches,
    outputs: TextOutlines
  ) {
    self.init(
      promptID: promptID,
      coverage: WordCoverage.coverage(by: matches),
      beginsLikeOutput: outputs.begin(like: text)
    )
  }

  /// The number of words.
  var words: Int { coverage.count }

  /// ln(1 + words).
  var logLength: Double { log(1 + Double(words)) }

  /// Words that stand in outputs, over all words.
  var outputTerm: RatioTerm { RatioTerm(Double(inOutputs), over: Double(words)) }

  /// Words within runs that stand there, over all words.
  var runTerm: RatioTerm { RatioTerm(Double(inRuns), over: Double(words)) }

  /// 1 over 1 where the answer begins like an output.
  var openingTerm: RatioTerm {
    beginsLikeOutput.map { RatioTerm($0 ? 1 : 0, over: 1) } ?? .nothing
  }

  /// The words over one answer.
  var lengthTerm: RatioTerm { RatioTerm(Double(words), over: 1) }
}
