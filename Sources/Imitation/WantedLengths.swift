import Foundation
public import PhraseIndex
public import SpoorModel

/// How long the dataset would have the answers to some prompts be.
///
/// Of each prompt the mean of ln(1 + words) over the outputs of the ``similarRows`` rows whose
/// instructions are most like it by BM25. A row with the very same prompt is one of them: nothing tells
/// better what the dataset would say. *Ours*: the source compares the lengths of whole datasets.
public struct WantedLengths: Sendable {
  /// How many rows at most are asked a prompt.
  public static let similarRows = 10

  private let logLengths: [String: Double]
  /// The prompts like which no row with an output is.
  public let missing: Int

  /// Takes ln(1 + words) by prompt, and the number of prompts that have none.
  public init(_ logLengths: [String: Double], missing: Int = 0) {
    self.logLengths = logLengths
    self.missing = missing
  }

  /// Asks the dataset for each prompt.
  ///
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: that of ``PhraseIndex/similarRows(to:ignoring:limit:)`` for each prompt.
  public init(
    for prompts: [Prompt],
    in index: PhraseIndex,
    outputs: TextOutlines
  ) throws {
    var logLengths: [String: Double] = [:]
    for prompt in prompts {
      let rows = try index.similarRows(to: prompt.instruction, limit: Self.similarRows)
      let lengths = rows.compactMap { outputs.meanLogLength(ofRow: $0.row) }
      guard !lengths.isEmpty else { continue }
      logLengths[prompt.id] = lengths.reduce(0, +) / Double(lengths.count)
    }
    self.init(logLengths, missing: prompts.count - logLengths.count)
  }

  /// The words that the dataset would give, in the geometric mean over the prompts; `nil` without any.
  public var usualWords: Double? {
    // In one order, so that equal inputs give equal digits.
    let sorted = logLengths.sorted { $0.key < $1.key }.map(\.value)
    guard !sorted.isEmpty else { return nil }
    return exp(sorted.reduce(0, +) / Double(sorted.count)) - 1
  }

  /// ln(1 + words) that the dataset would give to a prompt; `nil` where no row is like it.
  subscript(promptID: String) -> Double? { logLengths[promptID] }
}
