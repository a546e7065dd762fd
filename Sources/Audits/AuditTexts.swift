import Hallucinations
import SpoorModel
import Words

/// The words of every response of an audit, split once.
struct AuditTexts {
  private struct Key: Hashable {
    var model: String
    var promptID: String
  }

  private var texts: [Key: WordedText] = [:]
  /// Cuts texts as a reader does; opened once.
  let dictionary = Result { try DictionaryScanner() }
  let scanner: WordScanner

  init(_ inputs: AuditInputs, by scanner: WordScanner) {
    self.scanner = scanner
    let answers = inputs.base + inputs.tuned.flatMap(\.generations)
    for generation in answers + inputs.compared.flatMap(\.generations) {
      texts[Key(model: generation.model, promptID: generation.promptID)] =
        WordedText(generation.text, by: scanner)
    }
  }

  /// The same texts for another thread: a scanner holds one text at a time.
  func forAnotherThread() throws -> AuditTexts { AuditTexts(texts, try WordScanner()) }

  private init(_ texts: [Key: WordedText], _ scanner: WordScanner) {
    self.texts = texts
    self.scanner = scanner
  }

  /// The words of a response.
  subscript(generation: Generation) -> WordedText {
    texts[Key(model: generation.model, promptID: generation.promptID)]
      ?? WordedText(generation.text, by: scanner)
  }

  /// The words of another text.
  func words(of text: String) -> WordedText { WordedText(text, by: scanner) }

  /// The words of all responses.
  var all: [WordedText] { Array(texts.values) }
}
