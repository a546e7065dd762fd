import Corpora
import Foundation
import PhraseIndex
import Reporting
import SpoorModel
import Words

extension TraceCommand {
  private static let leastWordsOfFile = 3

  private func scope(leastWords: Int, prompt: String?) -> TraceScope {
    TraceScope(
      rows: limit,
      field: field,
      leastWords: self.leastWords ?? leastWords,
      near: near ? .sought : .left,
      prompt: prompt
    )
  }

  func answer(phrase: String?, _ index: PhraseIndex) throws {
    let text = phrase == ResponseFile.standardInput ? try Self.standardInput() : phrase ?? ""
    for (asked, name) in [(phrase.map { _ in text }, "the phrase"), (prompt, "the prompt")] {
      guard let asked, index.scanner.words(of: asked).isEmpty else { continue }
      throw SpoorError(
        .usage,
        "\(name) \"\(asked)\" holds no word",
        remedy: "Give at least one word; a word has a letter or a digit."
      )
    }
    let scope = scope(leastWords: 1, prompt: prompt)
    let trace = try index.trace(text, scope)
    if json {
      let document = PhraseTraceDocument(TraceAnswer(trace), query: text, prompt: prompt)
      return try Output.writeJSON(document)
    }
    try Output.write(PhraseTraceText(trace, scope, named: self.index).text)
  }

  func answer(query: String, _ index: PhraseIndex) throws {
    let result = try index.rows(matching: query, in: field, limit: limit)
    if json { return try Output.writeJSON(QueryDocument(result, query: query, field: field)) }
    try Output.write(QueryText(result, query: query, named: self.index).text)
  }

  func answer(file: String) throws {
    let lines = JSONLines()
    guard let half = parts.partial else {
      let index = try PhraseIndex(at: URL(filePath: index))
      return try answerEach(of: file) { response, scope in
        let answer = TraceAnswer(try index.trace(response.text, scope))
        return try lines.line(
          PhraseTraceDocument(
            answer,
            query: response.text,
            id: response.id,
            prompt: response.prompt
          )
        )
      }
    }
    let tracing = try PartialTracing(parts, half: half, index: index)
    try answerEach(of: file) { try lines.line(tracing.line($0, $1)) }
    try tracing.finish()
  }

  private func answerEach(
    of file: String,
    _ line: (ResponseFile.Response, TraceScope) throws -> Data
  ) throws {
    let responses = try ResponseFile(
      file,
      badRows: skipBad ? .skip : .stop,
      wanted: parts.responses
    )
    try ProgressLine.during { progress in
      var count = 0
      while let response = try responses.next() {
        let scope = scope(leastWords: Self.leastWordsOfFile, prompt: response.prompt)
        try Output.write(try line(response, scope))
        count += 1
        // On one terminal the lines themselves tell how far it is.
        if !Output.isTerminal { progress.show("tracing: \(count.counted("response"))") }
      }
    }
    for line in responses.skipped.lines(of: "line") { Output.note(line) }
  }

  private static func standardInput() throws -> String {
    let data = try FileHandle.standardInput.readToEnd() ?? Data()
    guard let text = String(validating: data, as: UTF8.self) else {
      throw SpoorError(
        .badInput,
        "the text is not valid UTF-8",
        at: SpoorError.Location(file: "standard input"),
        remedy: "Convert it to UTF-8 first."
      )
    }
    // The line break at a text's end is the terminal's, not its author's.
    return String(text.reversed().drop { $0.isNewline }.reversed())
  }
}
