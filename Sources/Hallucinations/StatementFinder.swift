import SpoorModel
import Words

/// Finds what an answer states: values, claims that references make of others, and what a file marks.
public struct StatementFinder: Sendable {
  private let values: ValueFinder
  private let prompts: PromptWords
  private let library: ReferenceLibrary?
  private let names: NameFinder

  /// Creates a finder; `library` adds the claims that references make.
  public init(
    values: ValueFinder,
    usage: WordUsage,
    prompts: PromptWords,
    library: ReferenceLibrary? = nil
  ) {
    self.values = values
    self.prompts = prompts
    self.library = library
    names = NameFinder(usage: usage)
  }

  /// The statements of an answer, in order, never overlapping.
  ///
  /// A name that only says whom a sentence speaks of states nothing, unless nothing else in the
  /// sentence does.
  ///
  /// - Complexity: O(n) in the answer's words.
  public func statements(in answer: Answer) -> [Statement] {
    let text = answer.text
    let asked = SubjectNames(prompts.names(of: answer.prompt.id, by: names))
    let topics = SentenceTopics(of: text, about: asked, by: names)
    let marks = marked(in: answer)
    let code = CodeRanges(of: text.text)
    let spoken = found(in: answer, about: asked).filter { !code.overlap(text.scalars($0.words)) }
    let found = union(spoken, marks, in: text)
    let marked = Set(marks.flatMap(\.words))
    var next = 0
    return topics.sentences.flatMap { sentence in
      let start = next
      while next < found.count, found[next].words.lowerBound < sentence.words.upperBound {
        next += 1
      }
      let inside = found[start..<next]
      // A mark that reaches over from another sentence may hold it.
      let near = found[max(0, start - 1)..<next]
      let own = repeatedSubject(of: sentence, in: answer).filter { own in
        !near.contains { $0.words.overlaps(own.words) }
      }
      return statements(inside + own, of: sentence, in: answer, marked: marked)
    }
  }

  private func statements(
    _ values: [Value],
    of sentence: SentenceTopics.Sentence,
    in answer: Answer,
    marked: Set<Int>
  ) -> [Statement] {
    func statement(_ value: Value, about topic: Topic) -> Statement {
      Statement(words: value.words, kind: value.kind, sentence: sentence.words, topic: topic)
    }
    guard let name = sentence.name else {
      return values.map { statement($0, about: sentence.topic) }
    }
    // What somebody marks is no mere subject.
    let said = values.filter { !$0.words.overlaps(name) || !marked.isDisjoint(with: $0.words) }
    guard said.isEmpty else { return said.map { statement($0, about: sentence.topic) } }
    // "Bert Stone left a lasting mark": is the name the answer, or only another subject?
    let naming = values.map { statement($0, about: .asked) }
    guard let library, library.covers(answer.prompt.id) else { return naming }
    return naming.filter {
      library.speaksOf($0, in: answer.text, promptID: answer.prompt.id)
    }
  }

  /// The prompt's own subject at the end of a sentence that named it already: "Ada married Ada".
  private func repeatedSubject(
    of sentence: SentenceTopics.Sentence,
    in answer: Answer
  ) -> [Value] {
    let text = answer.text
    let found = names.names(in: sentence.words, of: text)
    guard sentence.name == nil, let last = found.last, last.upperBound == sentence.words.upperBound,
      prompts.words(of: answer.prompt.id).hold(text.folded(last)),
      found.dropLast().contains(where: { text.folded($0) == text.folded(last) })
    else { return [] }
    return [Value(words: last, kind: SpanKind(last, in: text))]
  }

  /// Values by how they are written, and between them the claims of any reference.
  private func found(in answer: Answer, about subject: SubjectNames) -> [Value] {
    let text = answer.text
    let written = values.values(in: answer)
    guard let library else { return written }
    let asked = prompts.words(of: answer.prompt.id)
    let subjects = names.names(in: text.words.indices, of: text)
      .filter { subject.contain(text.folded($0)) }
    let taken = Set(written.flatMap(\.words)).union(subjects.joined())
    var found = written
    var index = 0
    while index < text.words.count {
      guard let claim = library.claims.claim(at: index, in: text), taken.isDisjoint(with: claim)
      else {
        index += 1
        continue
      }
      if !asked.hold(text.folded(claim)) {
        found.append(Value(words: claim, kind: SpanKind(claim, in: text)))
      }
      index = claim.upperBound
    }
    return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// The words that files mark.
  private func marked(in answer: Answer) -> [Value] {
    Detector.allCases.flatMap { answer.marks[$0] ?? [] }.compactMap { mark in
      let words = answer.text.words(meeting: mark.range.start..<mark.range.end)
      return words.isEmpty ? nil : Value(words: words, kind: SpanKind(words, in: answer.text))
    }
  }

  /// Values and marks as one list; what overlaps becomes one value.
  private func union(_ values: [Value], _ marks: [Value], in text: WordedText) -> [Value] {
    guard !marks.isEmpty else { return values }
    let all = (values + marks).sorted { $0.words.lowerBound < $1.words.lowerBound }
    return all.reduce(into: []) { merged, value in
      guard let last = merged.last, last.words.upperBound > value.words.lowerBound else {
        merged.append(value)
        return
      }
      let words = last.words.lowerBound..<max(last.words.upperBound, value.words.upperBound)
      merged[merged.count - 1] = Value(words: words, kind: SpanKind(words, in: text))
    }
  }
}
