import Attribution
import Imitation
import PhraseIndex
import SpoorModel
import Words

/// One model's answers, each looked for in the dataset once.
struct ReadAnswers {
  /// The passages, one entry an answer whose prompt is known.
  var passages: [ResponsePassages] = []
  /// What the answers can imitate, one entry each.
  var imitated: [ImitatedAnswer] = []
}

/// Looks for the words of answers in the dataset's outputs.
struct AnswerReader {
  /// How the dataset's outputs begin and how long they are.
  let outputs: TextOutlines
  private let asked: [String: WordedText]
  private let texts: AuditTexts
  private let index: PhraseIndex
  private let finder: PassageFinder

  /// Reads the beginnings and lengths of all outputs.
  init(_ inputs: AuditInputs, _ texts: AuditTexts, index: PhraseIndex) throws {
    outputs = try index.outlines(of: .output)
    asked = inputs.promptsByID.mapValues { texts.words(of: $0.instruction) }
    self.texts = texts
    self.index = index
    finder = PassageFinder(index)
  }

  /// Reads a model's answers.
  func read(_ generations: [Generation]) throws -> ReadAnswers {
    var answers = ReadAnswers()
    for generation in generations {
      let text = index.indexed(texts[generation])
      let matches = try index.longestMatches(of: text, in: .output)
      answers.imitated.append(
        ImitatedAnswer(
          promptID: generation.promptID,
          text: text,
          matches: matches,
          outputs: outputs
        )
      )
      guard let prompt = asked[generation.promptID] else { continue }
      answers.passages.append(
        ResponsePassages(
          promptID: generation.promptID,
          runs: finder.passages(in: text.text, answering: prompt, by: matches),
          words: text.count
        )
      )
    }
    return answers
  }
}
