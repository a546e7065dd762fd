import Imitation
import PhraseIndex
import SpoorModel
import Words

/// The words of a tuned model's responses, and what tuning did to each; one response at a time.
struct ModelWords {
  /// One response.
  struct Response {
    let promptID: String
    let text: WordedText
    let words: [WordShift]
  }

  private let tuned: AuditInputs.Tuned
  private let texts: AuditTexts

  init(_ tuned: AuditInputs.Tuned, _ texts: AuditTexts) {
    self.tuned = tuned
    self.texts = texts
  }

  /// Gives each response whose per-token values are known.
  func forEach(_ body: (Response) throws -> Void) throws {
    for generation in tuned.generations {
      guard let divergence = try tuned.divergences[generation.promptID] else { continue }
      let text = texts[generation]
      try body(
        Response(
          promptID: generation.promptID,
          text: text,
          words: WordShift.words(of: generation, text: text, divergence)
        )
      )
    }
  }

  /// What is counted of all of them.
  func tally() throws -> ShiftTally {
    var tally = ShiftTally()
    try forEach { tally.add($0.words) }
    return tally
  }

  /// Which share of the words stands in the dataset; `doubted` are the ranges that detectors doubt, by prompt.
  func shares(
    in index: PhraseIndex,
    doubted: [String: [ScalarRange]]
  ) throws -> DatasetWords {
    var shares = DatasetWords()
    try forEach { response in
      let matches = try index.longestMatches(of: index.indexed(response.text), in: .output)
      shares += DatasetWords(
        response,
        coverage: WordCoverage.coverage(by: matches),
        doubted: doubted[response.promptID] ?? []
      )
    }
    return shares
  }
}

extension DatasetWords {
  /// Counts a response's words.
  init(_ response: ModelWords.Response, coverage: [WordCoverage], doubted: [ScalarRange]) {
    self.init(response.words, of: response.text, coverage: coverage, doubted: doubted)
  }
}

extension ShiftTally {
  /// The words that are shifted most often, with how often the dataset's outputs hold them.
  func mostShifted(_ count: Int, in index: PhraseIndex?) throws -> [ShiftedWord] {
    try mostShifted(count).map { word in
      var word = word
      word.inOutputs = try index?.outputCount(of: word.word)
      return word
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
