import ArgumentParser
import Audits
import SpoorModel

/// Which models of two audits belong together.
struct PairOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which model of the newer audit belongs to which of the older; may be repeated.",
      valueName: "new=old"
    )
  )
  var pair: [String] = []

  /// The pairs.
  ///
  /// - Throws: ``SpoorError`` `usage` for what is none.
  func pairs() throws -> [RetrainedPair] { try pair.map { try RetrainedPair(parsing: $0) } }
}
