import Foundation

/// Does one kind of work once, warm, and prints its figures as one line of JSON: Spoor's side of the
/// table that `scripts/bench` makes.
@main
struct SpoorBench {
  static let usage = """
    usage: spoor-bench build INDEX DATASET…
           spoor-bench export INDEX RESPONSES OUTPUT
           spoor-bench open INDEX PHRASE
           spoor-bench spans|spans-of-text|similar INDEX RESPONSES
           spoor-bench trace INDEX RESPONSES LEAST_WORDS
           spoor-bench similar-by-fts5 INDEX RESPONSES COUNT
           spoor-bench divergence|divergence-threads TUNED BASE TOKENS
           spoor-bench divergence-memory TUNED BASE TOKENS POSITIONS

    """

  static func main() {
    do {
      try measure(CommandLine.arguments.dropFirst())
    } catch {
      FileHandle.standardError.write(Data("spoor-bench: \(error)\n".utf8))
      exit(70)
    }
  }

  private static func measure(_ arguments: ArraySlice<String>) throws {
    guard arguments.count >= 3, let work = arguments.first else { refuse() }
    guard !work.hasPrefix("divergence") else {
      return try measureDivergence(work, Array(arguments.dropFirst()))
    }
    let index = URL(filePath: arguments[2])
    let rest = Array(arguments.dropFirst(2))
    switch work {
    case "build": try BuildWork(index: index, dataset: rest.map { URL(filePath: $0) }).run()
    case "open": try OpenWork(index: index, phrase: rest[0]).run()
    case "export" where rest.count == 2:
      let work = try QueryWork(index: index, responses: URL(filePath: rest[0]))
      try work.export(to: URL(filePath: rest[1]))
    case "spans": try QueryWork(index: index, responses: URL(filePath: rest[0])).spans()
    case "spans-of-text":
      try QueryWork(index: index, responses: URL(filePath: rest[0])).spansOfText()
    case "trace" where rest.count == 2:
      guard let leastWords = Int(rest[1]) else { refuse() }
      try QueryWork(index: index, responses: URL(filePath: rest[0])).trace(leastWords: leastWords)
    case "similar-by-fts5" where rest.count == 2:
      guard let count = Int(rest[1]), count > 0 else { refuse() }
      try QueryWork(index: index, responses: URL(filePath: rest[0])).similarByFullText(count: count)
    case "similar": try QueryWork(index: index, responses: URL(filePath: rest[0])).similar()
    default: refuse()
    }
  }

  private static func measureDivergence(_ work: String, _ arguments: [String]) throws {
    guard arguments.count >= 3 else { refuse() }
    let divergence = DivergenceWork(tuned: arguments[0], base: arguments[1], tokens: arguments[2])
    switch (work, arguments.count) {
    case ("divergence", 3): try divergence.kernels()
    case ("divergence-threads", 3): try divergence.threads()
    case ("divergence-memory", 4):
      guard let positions = Int(arguments[3]), positions > 0 else { refuse() }
      try divergence.memory(positions: positions)
    default: refuse()
    }
  }

  private static func refuse() -> Never {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
  }
}
