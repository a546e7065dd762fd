import ArgumentParser
import Audits
import Foundation
import PhraseIndex
import SpoorModel

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Index an instruction dataset.",
    discussion: """
      Reads Alpaca rows (instruction, input, output) from JSON or JSON Lines, .gz
      too. Running it again on unchanged files does nothing. Example:
        spoor index Examples/planted-world/tuning_alpaca.jsonl --name planted-world
      """
  )

  @Argument(help: "The dataset's files.", completion: .file())
  var dataset: [String]

  @Option(help: "The index's folder.", completion: .directory)
  var into: String?

  @Option(help: "Its name; the folder is indices/NAME.")
  var name: String?

  @Flag(help: "Build again even if nothing changed, or over an index of another version.")
  var rebuild = false

  @Flag(help: "Print the manifest as JSON.")
  var json = false

  func validate() throws {
    guard (into == nil) != (name == nil) else {
      throw ValidationError("Give either --into DIR or --name NAME.")
    }
  }

  func run() throws {
    if let name { try ArtifactName.check(name, of: "index") }
    let folder = URL(filePath: into ?? "indices/\(name ?? "")")
    let outcome = try ProgressLine.during { line in
      try IndexBuilder(into: folder).build(
        from: dataset.map { URL(filePath: $0) },
        mode: rebuild ? .rebuilding : .adding
      ) { line.show($0) }
    }
    if json { return try Output.writeJSON(outcome.manifest) }
    let manifest = outcome.manifest
    let what = "\(manifest.rows) rows, \(manifest.words) words"
    switch outcome.change {
    case .built, .extended:
      try Output.write(
        """
        Indexed \(what) into \(into ?? "indices/\(name ?? "")").
        Next: spoor trace "a phrase" --index \(into ?? "indices/\(name ?? "")")

        """
      )
    case .unchanged:
      try Output.write("Nothing to do: the index holds these files already (\(what)).\n")
    }
  }
}
