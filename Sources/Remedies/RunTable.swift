/// Runs of folded words that are looked for in many texts at once.
///
/// A text's words become numbers, 0 for a word of no run; runs are found by their first two words.
public struct RunTable: Sendable {
  /// The runs, each once, in the order in which they were given; none is empty.
  public let runs: [[String]]

  private let words: WordNumbers
  private let numbers: [[Int32]]
  /// The run of this one word, by the word's number.
  private var single: [Int32: Int] = [:]
  /// The runs that begin with these two words.
  private var longer: [Pair: [Int]] = [:]

  private struct Pair: Hashable {
    var first: Int32
    var second: Int32
  }

  /// Gathers runs; one that is given twice counts once, one without words not at all.
  public init(_ given: [[String]]) {
    var seen: Set<[String]> = []
    let runs = given.filter { !$0.isEmpty && seen.insert($0).inserted }
    let words = WordNumbers(runs.joined())
    self.runs = runs
    self.words = words
    numbers = runs.map { $0.map { words.number(of: $0) } }
    for (run, numbers) in numbers.enumerated() {
      if numbers.count == 1 {
        single[numbers[0]] = run
      } else {
        longer[Pair(first: numbers[0], second: numbers[1]), default: []].append(run)
      }
    }
  }

  /// The number of a folded word; 0 for a word of no run.
  func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 { words.number(of: word) }

  /// Calls `body` with each run that starts at a word, for every word of a text.
  ///
  /// - Complexity: O(n) in the text's words where few runs begin alike.
  func starts(in text: [Int32], _ body: (Int) -> Void) {
    for (place, word) in text.enumerated() where word != 0 {
      if let run = single[word] { body(run) }
      guard place + 1 < text.count, text[place + 1] != 0,
        let candidates = longer[Pair(first: word, second: text[place + 1])]
      else { continue }
      for run in candidates where text[place...].starts(with: numbers[run]) { body(run) }
    }
  }
}
