import Remedies
import Words

/// The runs of some texts' words, made ready to be found.
struct SoughtRuns {
  /// What finds them.
  let finder: RunFinder
  /// The run of each text, as its place in the finder's table; `nil` of one without words, which is never
  /// held.
  let places: [Int?]

  init(_ texts: [String]) throws {
    let scanner = try WordScanner()
    let words = texts.map { scanner.words(of: $0).map(\.text) }
    let table = RunTable(words)
    let numbers = Dictionary(uniqueKeysWithValues: zip(table.runs, 0...))
    places = words.map { numbers[$0] }
    finder = RunFinder(table, by: scanner)
  }
}
