import ArgumentParser
import Foundation
import PhraseIndex
import Reporting
import SpoorModel

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Ask where a phrase came from.",
    discussion: """
      Case, width, accents' encoding and punctuation do not matter; words and their
      order do. Where the whole phrase does not occur, the longest parts of it that
      do are shown. Example:
        spoor trace "received the Harbour Light Prize" --index indices/planted-world
      """
  )

  @Argument(help: "The phrase.")
  var phrase: String

  @Option(help: "The index's folder.", completion: .directory)
  var index: String

  @Option(help: "Show at most this many rows a match.")
  var limit = 5

  @Flag(help: "Print JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit must not be negative.") }
  }

  func run() throws {
    let index = try PhraseIndex(at: URL(filePath: index))
    let trace = try index.trace(phrase, TraceScope(rows: limit))
    if json { return try Output.writeJSON(PhraseTraceDocument(trace, query: phrase)) }
    try Output.write(PhraseTraceText(trace, named: self.index).text)
  }
}
