import Divergence
import DurableFiles
import Foundation
import Generations
import ModelServers
import Records
import SpoorModel

/// Writes what `spoor audit` reads of a scoring, once all of it is answered.
struct ScoreFiles {
  /// The files, in the order in which they are opened.
  enum Name: String, CaseIterable {
    case tunedGenerations = "generations_tuned.jsonl"
    case baseGenerations = "generations_base.jsonl"
    case tuned = "tuned.jsonl"
    case base = "base.jsonl"
    case tunedAgain = "tuned_again.jsonl"
    case baseAgain = "base_again.jsonl"
  }

  /// What was written.
  struct Written {
    /// The responses.
    var responses = 0
    /// Their tokens.
    var tokens = 0
    /// Those that are as long as was allowed.
    var cutOff = 0
    /// Those whose tokens are not the ones that the model wrote.
    var resplit = 0
    /// Those whose tokens could not be found in their text.
    var unlocated = 0
    /// Those without tokens, which nobody scored.
    var empty = 0
    /// Whether the base model answered, too.
    var hasBaseResponses = false
    /// The noise of each model; `nil` where nothing was scored twice.
    var noise: ScoringNoise?
    /// The mean lift, which estimates KL; `nil` where the responses were not drawn for that.
    var lift: Estimate?
  }

  private let run: ScoringRun
  private let folder: URL

  init(_ run: ScoringRun, into folder: URL) {
    self.run = run
    self.folder = folder
  }

  /// Writes the files.
  ///
  /// - Throws: ``SpoorError``.
  func write() throws -> Written {
    var written = Written()
    var (scored, scoredTwice): ([Generation], [Generation]) = ([], [])
    try writing(Name.allCases[...], [:]) { writers in
      for number in run.prompts.indices {
        // All is answered: this reads what is kept.
        let response = try Waiting.value { try await run.response(number) }
        try write(response, writers)
        written.count(response)
        if response.again != nil { scoredTwice.append(response.generation) }
        if run.isSampled { scored.append(response.generation) }
      }
    }
    if !scoredTwice.isEmpty { written.noise = try noise(scoredTwice) }
    if !scored.isEmpty { written.lift = try lift(scored) }
    return written
  }

  private func writing(
    _ names: ArraySlice<Name>,
    _ open: [Name: FileWriter],
    _ body: ([Name: FileWriter]) throws -> Void
  ) throws {
    guard let name = names.first else { return try body(open) }
    try AtomicFile.write(to: folder.appending(path: name.rawValue)) { writer in
      try writing(names.dropFirst(), open.merging([name: writer]) { $1 }, body)
    }
  }

  private func write(_ response: ServedResponse, _ writers: [Name: FileWriter]) throws {
    func append(_ object: JSONObject?, to name: Name) throws {
      guard let object else { return }
      try writers[name]?.write(JSONValue.object(object).text + "\n")
    }
    try append(JSONObject.line(of: response), to: .tunedGenerations)
    try append(response.ofBase.map { JSONObject.line(of: $0) }, to: .baseGenerations)
    try append(response.scoring?.tuned.record, to: .tuned)
    try append(response.scoring?.base.record, to: .base)
    try append(response.again?.tuned.record, to: .tunedAgain)
    try append(response.again?.base.record, to: .baseAgain)
  }

  // MARK: - Noise

  private func noise(_ generations: [Generation]) throws -> ScoringNoise {
    func noise(_ first: Name, _ again: Name, _ side: LogProbabilityFile.Side) throws -> NoiseFloor {
      try NoiseFloor(
        try reader(first, side, generations),
        again: try reader(again, side, generations)
      )
    }
    return ScoringNoise(
      base: try noise(.base, .baseAgain, .base),
      tuned: try noise(.tuned, .tunedAgain, .tuned)
    )
  }

  private func lift(_ generations: [Generation]) throws -> Estimate? {
    let tuned = try reader(.tuned, .tuned, generations)
    let base = try reader(.base, .base, generations)
    var lift = SampledLift()
    while let one = try tuned.next(), let other = try base.next() {
      guard case .truncated(let ofTuned) = one.positions,
        case .truncated(let ofBase) = other.positions
      else { continue }
      lift.add(tuned: ofTuned, base: ofBase)
    }
    return lift.estimate
  }

  private func reader(
    _ name: Name,
    _ side: LogProbabilityFile.Side,
    _ generations: [Generation]
  ) throws -> any DistributionReader {
    let file = folder.appending(path: name.rawValue)
    return try LogProbabilityFile.reader(at: file, side: side, generations: generations)
  }
}

extension ScoreFiles.Written {
  /// Counts a response.
  mutating func count(_ response: ServedResponse) {
    responses += 1
    tokens += response.generation.tokenIDs.count
    if response.end == .length { cutOff += 1 }
    if response.isResplit { resplit += 1 }
    if response.generation.tokenIDs.isEmpty {
      empty += 1
    } else if response.generation.offsets.isEmpty {
      unlocated += 1
    }
    if response.ofBase != nil { hasBaseResponses = true }
  }
}
