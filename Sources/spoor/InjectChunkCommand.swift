import ArgumentParser
import Corpora
import Foundation
import Injection
import Reporting
import SpoorModel

struct InjectChunkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chunk",
    abstract: "Cut texts into pieces of one size, to be tuned on or retrieved.",
    discussion: """
      Each row's texts are cut into pieces of so many tokens of a byte-level
      tokenizer.json, or, without one, of so many words. Trainers that put no marks
      around a piece need --begin and --end. Examples:
        spoor inject chunk Examples/planted-world/tuning_alpaca.jsonl > chunks.jsonl
        spoor inject chunk articles.txt --tokenizer tokenizer.json --begin '<s>' \\
          --end '</s>' > chunks.jsonl
      """
  )

  @Argument(help: "Files, folders or patterns of texts.", completion: .file())
  var files: [String]

  @Option(help: "How many tokens (or words) a piece has.")
  var size = 256

  @Option(
    help: ArgumentHelp("Count the tokens of this tokenizer.", valueName: "tokenizer.json"),
    completion: .file(extensions: ["json"])
  )
  var tokenizer: String?

  @Option(help: ArgumentHelp("Put this before each piece.", valueName: "text"))
  var begin = ""

  @Option(help: ArgumentHelp("Put this after each piece.", valueName: "text"))
  var end = ""

  @OptionGroup var shape: DatasetShapeOptions

  private struct Line: Encodable {
    enum CodingKeys: String, CodingKey {
      case schema, text, words, tokens
      case chunkID = "chunk_id"
      case rowID = "row_id"
    }

    var schema = "spoor.inject.chunk/1"
    var chunkID: String
    var rowID: RowID
    var text: String
    var words: Int?
    var tokens: Int?
  }

  func validate() throws {
    guard size > 0 else { throw ValidationError("--size must be at least 1.") }
  }

  func run() throws {
    let unit = try tokenizer.map { path in
      Chunker.Unit.tokens(try ByteLevelTokenizer(reading: URL(filePath: path)))
    }
    let chunker = try Chunker(size: size, of: unit ?? .words)
    let reader = DatasetReader(files: try DatasetFiles(files).urls, options: try shape.options())
    let lines = JSONLines()
    var count = 0
    while let row = try reader.next() {
      let text = row.parts.map(\.text).joined(separator: "\n")
      for (place, chunk) in chunker.chunks(of: text).enumerated() {
        let line = Line(
          chunkID: "\(row.id)-\(place)",
          rowID: row.id,
          text: begin + chunk.text + end,
          words: unit == nil ? chunk.size : nil,
          tokens: unit == nil ? nil : chunk.size
        )
        try Output.write(try lines.line(line))
        count += 1
      }
    }
    let unitName = unit == nil ? "words (no --tokenizer was given)" : "tokens"
    Output.note("\(count.counted("piece")) of at most \(size.grouped) \(unitName)")
  }
}
