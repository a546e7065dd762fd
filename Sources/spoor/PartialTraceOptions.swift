import ArgumentParser
import SpoorModel

/// Options of `spoor trace --file` for tracing against one shard of an index.
struct PartialTraceOptions: ParsableArguments {
  /// Which half of the work.
  enum Half: String, CaseIterable, ExpressibleByArgument {
    /// What a shard counts, to be summed over all of them.
    case counts
    /// What a shard says, given the sums.
    case answers
  }

  @Option(
    help: ArgumentHelp(
      "Of one shard of the index alone: what it counts, or what it says.",
      valueName: "half"
    )
  )
  var partial: Half?

  @Option(help: ArgumentHelp("Which shard, such as 2/7.", valueName: "i/n"))
  var shard: Part?

  @Option(
    help: ArgumentHelp(
      "All shards' counts, merged; for --near and for responses with prompts.",
      valueName: "file"
    ),
    completion: .file(extensions: ["jsonl"])
  )
  var sums: String?

  @Option(help: ArgumentHelp("Begin with the file's response n, from 0.", valueName: "n"))
  var from: Int?

  @Option(help: ArgumentHelp("End before the file's response n.", valueName: "n"))
  var to: Int?

  func validate() throws {
    guard partial != nil || (shard == nil && sums == nil) else {
      throw ValidationError("--shard and --sums belong to --partial; leave them out.")
    }
    guard sums == nil || partial == .answers else {
      throw ValidationError("--sums belongs to --partial answers; leave it out.")
    }
    guard from ?? 0 >= 0, to ?? 0 >= 0, from ?? 0 <= to ?? .max else {
      throw ValidationError("--from and --to are numbers of responses from 0, the lower first.")
    }
  }

  /// The responses that are meant.
  var responses: Range<Int> { (from ?? 0)..<(to ?? .max) }

  /// The name of an option that was given.
  var given: String? {
    let options: [(name: String, isGiven: Bool)] = [
      ("--partial", partial != nil), ("--from", from != nil), ("--to", to != nil),
    ]
    return options.first(where: \.isGiven)?.name
  }
}
