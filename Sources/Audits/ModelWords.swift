import Imitation
import PhraseIndex
import SpoorModel
import Words

/// The words of a tuned model's responses, and what tuning did to each.
struct ModelWords {
  /// One response.
  struct Response {
    let promptID: String
    let text: WordedText
    let words: [WordShift]
  }

  let responses: [Response]

  init(_ tuned: AuditInputs.Tuned, _ texts: AuditTexts) throws {
    responses = try tuned.generations.compactMap { generation in
      guard let divergence = try tuned.divergences[generation.promptID] else { return nil }
      let text = texts[generation]
      return Response(
        promptID: generation.promptID,
        text: text,
        words: WordShift.words(of: generation, text: text, divergence)
      )
    }
  }

  /// The words that are shifted most often; of equally often shifted ones those that are so in the
  /// greater share.
  func mostShifted(_ count: Int, _ index: PhraseIndex?) throws -> [ShiftedWord] {
    var tallies: [String: Tally] = [:]
    for word in responses.lazy.flatMap(\.words) { tallies[word.word, default: Tally()].add(word) }
    let ranked = tallies.filter { $0.value.shifted > 0 }.sorted { one, other in
      (-one.value.shifted, one.value.occurrences, one.key)
        < (-other.value.shifted, other.value.occurrences, other.key)
    }
    return try ranked.prefix(count).map { word, tally in
      ShiftedWord(
        word: word,
        shifted: tally.shifted,
        occurrences: tally.occurrences,
        kl: tally.known > 0 ? tally.kl / Double(tally.known) : nil,
        inOutputs: try index.map { try $0.outputCount(of: word) }
      )
    }
  }

  /// The responses with how many of their words stand in the dataset, where its coverage of a response
  /// is known; `doubted` are the ranges that detectors doubt, both by prompt.
  func shifted(
    coverage: [String: [WordCoverage]],
    doubted: [String: [ScalarRange]]
  ) -> [ShiftedResponse] {
    responses.compactMap { response in
      coverage[response.promptID].map { coverage in
        ShiftedResponse(
          promptID: response.promptID,
          words: response.words,
          counts: DatasetWords(
            response.words,
            of: response.text,
            coverage: coverage,
            doubted: doubted[response.promptID] ?? []
          )
        )
      }
    }
  }

  /// Which share of the words stands in the dataset.
  func shares(
    in index: PhraseIndex,
    doubted: [String: [ScalarRange]]
  ) throws -> DatasetWords {
    let coverage = try responses.reduce(into: [String: [WordCoverage]]()) { coverage, response in
      let matches = try index.longestMatches(of: index.indexed(response.text), in: .output)
      coverage[response.promptID] = WordCoverage.coverage(by: matches)
    }
    return shifted(coverage: coverage, doubted: doubted)
      .reduce(into: DatasetWords()) { $0 += $1.counts }
  }

  private struct Tally {
    var shifted = 0
    var occurrences = 0
    var kl = 0.0
    var known = 0

    mutating func add(_ word: WordShift) {
      occurrences += 1
      guard word.shiftClass == .shifted else { return }
      shifted += 1
      guard let nats = word.kl else { return }
      kl += nats
      known += 1
    }
  }
}

extension PhraseIndex {
  /// How often a word stands in the dataset's outputs.
  fileprivate func outputCount(of word: String) throws -> Int {
    let text = indexed(word)
    guard text.text.words.count == 1 else { return 0 }
    return try counts(of: places(of: 0..<1, in: text))[.output] ?? 0
  }
}
