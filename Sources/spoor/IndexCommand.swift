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
        spoor index 'corpus/*.zst' --shard 2/7 --into parts/2
        spoor index 'corpus/*.zst' --count > counts.jsonl
        spoor index 'corpus/*.zst' --shard 2/7 --counts counts.jsonl --into parts/2
        spoor index 'data/**/*.jsonl' --list
      --shard builds one part of a dataset, so that several machines build it
      together, and 'spoor merge' joins the parts. Rows keep the ids that they have
      in the whole, so that each part counts the rows of all files first. --count
      does it once for all, file by file; with --counts a part opens only the files
      that hold its rows. Inside a file it reads on from the beginning: of a very
      large dataset have many files.
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
  var shard: Part?

  @Option(
    help: ArgumentHelp("What --count printed for all files, for --shard.", valueName: "file"),
    completion: .file()
  )
  var counts: String?

  @Flag(help: "Build nothing; print what each file holds, a line of JSON a file.")
  var count = false

  @Flag(help: "Build nothing; print the files that are meant, in their order.")
  var list = false

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
    if count || list { return try validateReading() }
    guard (into == nil) != (name == nil) else {
      throw ValidationError("Give either --into DIR or --name NAME.")
    }
    guard !info else { return try validateInfo() }
    guard !dataset.isEmpty else { throw Self.missingDataset }
    guard counts == nil || shard != nil else {
      throw ValidationError("--counts is for --shard: an index of all files counts them anyway.")
    }
  }

  private static let missingDataset = ValidationError(
    "Missing expected argument '<dataset> ...': name files, folders or patterns (or --info)."
  )

  private func validateReading() throws {
    let isOfIndex = into != nil || name != nil || shard != nil || counts != nil
    guard !isOfIndex, !rebuild, !info, !json, !count || !list else {
      throw ValidationError(
        "--count and --list build nothing; give either files alone, and --count --format, --fields "
          + "and --skip-bad."
      )
    }
    guard !list || !(shape.areTold || skipBad) else {
      throw ValidationError("--list opens no file; leave out --format, --fields and --skip-bad.")
    }
    guard !dataset.isEmpty else { throw Self.missingDataset }
  }

  private func validateInfo() throws {
    guard dataset.isEmpty else {
      throw ValidationError("--info describes an index and reads no dataset; leave out the files.")
    }
    guard !shape.areTold, !skipBad, !rebuild, shard == nil, counts == nil else {
      throw ValidationError(
        "--info builds nothing; leave out --counts, --fields, --format, --shard, --skip-bad, "
          + "--rebuild."
      )
    }
  }

  func run() throws {
    if let name { try ArtifactName.check(name, of: "index") }
    if info { return try describe() }
    let files = try DatasetFiles(dataset).urls
    if list { return try Output.write(files.map { "\($0.relativePath)\n" }.joined()) }
    var options = try shape.options(badRows: skipBad ? .skip : .stop)
    if count { return try IndexCounting(options: options).write(files) }
    options.part = shard
    options.counts = try counts.map { try DatasetCounts(contentsOf: URL(filePath: $0)) }
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
