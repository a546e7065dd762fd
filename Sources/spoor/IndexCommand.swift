import ArgumentParser
import Audits
import Corpora
import Foundation
import PhraseIndex
import SpoorModel

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Index an instruction dataset.",
    discussion: """
      DATASET is files, folders and quoted patterns: JSON, JSON Lines, CSV, TSV or
      text, .gz and .zst too. What a file holds (Alpaca rows, chats, prompts with
      completions, …) is told by its first row, and said; --format or --fields
      overrule it. More files are added, unchanged ones left alone. Examples:
        spoor index Examples/planted-world/tuning_alpaca.jsonl --name planted-world
        spoor index 'data/**/*.jsonl.gz' --into indices/chats --skip-bad
        spoor index faq.csv --name faq --fields question=Q,answer=A
        spoor index notes.json --name notes --format prompt-completion
        spoor index data --name planted-world --rebuild
        spoor index --info --name planted-world
        spoor index 'corpus/*.jsonl.zst' --shard 2/7 --into parts/2
      --shard builds one part of a dataset, so that several machines build it
      together; each counts the rows of all files first, for rows keep the ids that
      they have in the whole. 'spoor merge' joins the parts.
      """
  )

  @Argument(help: "The dataset's files, folders and patterns.", completion: .file())
  var dataset: [String] = []

  @Option(help: "The index's folder.", completion: .directory)
  var into: String?

  @Option(help: "Its name; the folder is indices/NAME.")
  var name: String?

  @OptionGroup var shape: DatasetShapeOptions

  @Option(
    help: ArgumentHelp("Only the rows of one part of all, such as 2/7.", valueName: "i/n")
  )
  var shard: DatasetPart?

  @Flag(help: "Leave out rows that cannot be read, and list them.")
  var skipBad = false

  @Flag(help: "Build again even if nothing changed, or over an index of another version.")
  var rebuild = false

  @Flag(help: "Build nothing; describe the index: counts, sizes, versions, sources.")
  var info = false

  @Flag(help: "Print the manifest as JSON (docs/formats.md).")
  var json = false

  /// The index's folder as the user would write it.
  private var folder: String { into ?? "indices/\(name ?? "")" }

  func validate() throws {
    guard (into == nil) != (name == nil) else {
      throw ValidationError("Give either --into DIR or --name NAME.")
    }
    guard !info else { return try validateInfo() }
    guard !dataset.isEmpty else {
      throw ValidationError(
        "Missing expected argument '<dataset> ...': name files, folders or patterns (or --info)."
      )
    }
  }

  private func validateInfo() throws {
    guard dataset.isEmpty else {
      throw ValidationError("--info describes an index and reads no dataset; leave out the files.")
    }
    guard !shape.areTold, !skipBad, !rebuild, shard == nil else {
      throw ValidationError(
        "--info builds nothing; leave out --fields, --format, --shard, --skip-bad and --rebuild."
      )
    }
  }

  func run() throws {
    if let name { try ArtifactName.check(name, of: "index") }
    if info { return try describe() }
    var options = try shape.options(badRows: skipBad ? .skip : .stop)
    options.part = shard
    let files = try DatasetFiles(dataset).urls
    let outcome = try ProgressLine.during { line in
      try IndexBuilder(into: URL(filePath: folder)).build(
        from: files,
        options: options,
        mode: rebuild ? .rebuilding : .adding
      ) { line.show($0) }
    }
    let skipped = outcome.skipped.map { SkippedLines($0) } ?? SkippedLines()
    for line in skipped.lines(of: "row") { Output.note(line) }
    if json { return try Output.writeJSON(outcome.manifest) }
    let shapes: IndexReport.Shapes = shape.areTold ? .told : .found
    try Output.write(IndexReport(outcome, folder: folder, shapes: shapes).text)
  }

  private func describe() throws {
    // Opening compares every file with its checksum: what is described is also sound.
    let index = try PhraseIndex(at: URL(filePath: folder))
    if json { return try Output.writeJSON(index.manifest) }
    try Output.write(IndexDescription(index.manifest, folder: folder).text)
  }
}
