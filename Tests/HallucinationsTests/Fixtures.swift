import Hallucinations
import SpoorModel
import Words

/// A prompt with its answer and what is needed to judge it.
struct Case {
  let scanner: WordScanner
  let prompt: Prompt
  let answer: Answer

  init(
    _ text: String,
    asked: String = "Tell me.",
    promptID: String = "p",
    tokens: [(text: String, logProbability: Double?)] = [],
    speaker: Answer.Speaker = .tuned
  ) throws {
    scanner = try WordScanner()
    prompt = Prompt(id: promptID, instruction: asked)
    var divergence = ResponseDivergence(promptID: promptID, model: "m", source: .precomputed)
    var offsets: [TokenOffset] = []
    for token in tokens {
      let start = offsets.last.map { ($0.scalars.end, $0.bytes.end) } ?? (0, 0)
      offsets.append(
        TokenOffset(
          scalars: ScalarRange(start.0, start.0 + token.text.unicodeScalars.count),
          bytes: ByteRange(start.1, start.1 + token.text.utf8.count)
        )
      )
      divergence.append(logProbability: token.logProbability, speaker)
    }
    let generation = Generation(
      promptID: promptID,
      model: "m",
      text: text,
      tokenIDs: Array(offsets.indices),
      offsets: offsets
    )
    answer = Answer(
      generation,
      to: prompt,
      text: WordedText(text, by: scanner),
      divergence: tokens.isEmpty ? nil : divergence,
      speaker: speaker
    )
  }

  func surfaces(_ words: [Range<Int>]) -> [String] { words.map { answer.text.surface($0) } }

  /// A finder that has read the prompt, the answer, and `texts`.
  func finder(_ reach: ValueFinder.Reach = .written, texts: [String] = []) -> ValueFinder {
    ValueFinder(
      usage: WordUsage(of: [answer.text] + texts.map { WordedText($0, by: scanner) }),
      prompts: PromptWords([prompt], by: scanner),
      reach: reach
    )
  }
}

extension ResponseDivergence {
  /// A token of entropy 0 under the model that speaks; of the other model nothing is known.
  fileprivate mutating func append(logProbability: Double?, _ speaker: Answer.Speaker) {
    klTunedBase.append(nil)
    klBaseTuned.append(nil)
    tunedRank.append(nil)
    baseRank.append(nil)
    let entropy = logProbability.map { _ in 0.0 }
    tunedEntropy.append(speaker == .tuned ? entropy.map(Bounds.init(exactly:)) : nil)
    tunedLogProbability.append(speaker == .tuned ? logProbability : nil)
    baseEntropy.append(speaker == .base ? entropy.map(Bounds.init(exactly:)) : nil)
    baseLogProbability.append(speaker == .base ? logProbability : nil)
  }
}
