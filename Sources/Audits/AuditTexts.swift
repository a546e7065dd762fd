import Hallucinations
import SpoorModel
import Words

/// The words of an audit's responses, split when they are asked for.
///
/// Split, a text takes ten times its bytes: only the last few stay split.
struct AuditTexts {
  private let generations: [Generation]
  private let recent = RecentTexts()
  /// Cuts texts as a reader does; opened once.
  let dictionary = Result { try DictionaryScanner() }
  let scanner: WordScanner

  init(_ inputs: AuditInputs, by scanner: WordScanner) {
    self.init(
      inputs.base + inputs.tuned.flatMap(\.generations) + inputs.compared.flatMap(\.generations),
      scanner
    )
  }

  /// The same texts for another thread: a scanner holds one text at a time.
  func forAnotherThread() throws -> AuditTexts { AuditTexts(generations, try WordScanner()) }

  private init(_ generations: [Generation], _ scanner: WordScanner) {
    self.generations = generations
    self.scanner = scanner
  }

  /// The words of a response.
  subscript(generation: Generation) -> WordedText {
    recent.text(generation.text) { words(of: $0) }
  }

  /// The words of another text.
  func words(of text: String) -> WordedText { WordedText(text, by: scanner) }

  /// The words of all responses, each split as it is reached.
  var all: some Sequence<WordedText> { generations.lazy.map { words(of: $0.text) } }
}

/// The texts that were split last: one response's and the base's to the same prompt are asked for again and again.
private final class RecentTexts {
  private static let most = 4
  private var texts: [WordedText] = []

  func text(_ text: String, split: (String) -> WordedText) -> WordedText {
    if let known = texts.first(where: { $0.text == text }) { return known }
    let new = split(text)
    if texts.count == Self.most { texts.removeFirst() }
    texts.append(new)
    return new
  }
}
