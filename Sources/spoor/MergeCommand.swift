import ArgumentParser
import Audits
import Foundation
import PhraseIndex
import SpoorModel

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the indices of a dataset's parts, or their answers.",
    discussion: """
      PART is an index that 'spoor index --shard' built; all parts of one dataset,
      in any order. The index that they become answers as one that was built at
      once: rows that stand in several parts are counted and listed together. The
      parts stay as they are; on one disk the index shares their files. Examples:
        spoor merge parts/1 parts/2 parts/3 --into indices/corpus
        spoor merge parts/* --name corpus
      With --answers, PART is a file that 'spoor trace --partial' printed, one for
      each shard of an index; counts become the sums that the shards' answers need,
      answers the lines that 'spoor trace --file' would have printed. Example:
        spoor merge --answers answers/*.jsonl > traces.jsonl
      """
  )

  @Argument(help: "The parts' folders, or with --answers files.", completion: .directory)
  var parts: [String]

  @Option(help: "The index's folder; nothing may stand there.", completion: .directory)
  var into: String?

  @Option(help: "Its name; the folder is indices/NAME.")
  var name: String?

  @Flag(help: "Join answers of 'spoor trace --partial'.")
  var answers = false

  @Flag(help: "Print the manifest as JSON (docs/formats.md).")
  var json = false

  /// The index's folder as the user would write it.
  private var folder: String { into ?? "indices/\(name ?? "")" }

  func validate() throws {
    if answers {
      guard into == nil, name == nil, !json else {
        throw ValidationError("--answers prints lines; leave out --into, --name and --json.")
      }
      return
    }
    guard (into == nil) != (name == nil) else {
      throw ValidationError("Give either --into DIR or --name NAME.")
    }
  }

  func run() throws {
    if answers { return try AnswerMerge(parts).write() }
    if let name { try ArtifactName.check(name, of: "index") }
    let manifest = try ProgressLine.during { line in
      try IndexMerge(into: URL(filePath: folder)).merge(parts.map { URL(filePath: $0) }) {
        switch $0 {
        case .part(let number, let count): line.show("reading part \(number) of \(count)")
        case .rows(let done, let all): line.show("comparing", done, of: all, "rows")
        }
      }
    }
    if json { return try Output.writeJSON(manifest) }
    let differing =
      manifest.distinctRows == manifest.rows
      ? "" : " (\(manifest.distinctRows.grouped) that differ)"
    let lines = [
      "Merged \(manifest.shards.count.counted("part")) into \(folder): "
        + "\(manifest.rows.counted("row"))\(differing), \(manifest.words.counted("word")).",
      "Next: spoor trace \"a phrase\" --index \(folder)",
    ]
    try Output.write(lines.joined(separator: "\n").visibleLines + "\n")
  }
}
