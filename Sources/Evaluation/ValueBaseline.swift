import Hallucinations
import SpoorModel
import Words

/// Marks everything that states a value: the gold values, true or false, where there are any, else
/// every name, number, date and title that can be told by how it is written.
///
/// What values there are is no knowledge of which are false; a detector must beat it.
struct ValueBaseline {
  private let finder: ValueFinder
  private let scanner: WordScanner

  /// Counts how the responses use their words.
  init(_ pairs: [ResponsePair], by scanner: WordScanner) {
    self.scanner = scanner
    let texts = pairs.lazy.filter { $0.gold.values == nil }.map {
      WordedText($0.text, by: scanner)
    }
    finder = ValueFinder(
      usage: WordUsage(of: texts),
      prompts: PromptWords([], by: scanner),
      reach: .written
    )
  }

  /// The pair's values, all marked.
  func spans(in pair: ResponsePair) -> MarkedResponse {
    let ranges = pair.gold.values?.map(\.range) ?? found(in: pair)
    return MarkedResponse(
      promptID: pair.gold.promptID,
      model: pair.gold.model,
      marks: ranges.map { MarkedResponse.Mark($0) }
    )
  }

  private func found(in pair: ResponsePair) -> [ScalarRange] {
    let generation = Generation(
      promptID: pair.gold.promptID,
      model: pair.gold.model ?? "",
      text: pair.text,
      tokenIDs: [],
      offsets: []
    )
    let text = WordedText(pair.text, by: scanner)
    let answer = Answer(
      generation,
      to: Prompt(id: pair.gold.promptID, instruction: ""),
      text: text,
      divergence: nil,
      speaker: .tuned
    )
    return finder.values(in: answer).map { value in
      let scalars = text.scalars(value.words)
      return ScalarRange(scalars.lowerBound, scalars.upperBound)
    }
  }
}
