import Corpora
import Remedies
import SpoorModel

/// The answers of a row, of which not all need be replaced: a conversation has several.
struct AnswerTurns {
  private let words: [Int]
  private let runs: [Set<Int>]

  init(of source: SourceRow, by finder: RunFinder) {
    var (words, runs) = ([Int](), [Set<Int>]())
    for text in source.outputs {
      var held: Set<Int> = []
      words.append(finder.starts(in: text) { held.insert($0) })
      runs.append(held)
    }
    (self.words, self.runs) = (words, runs)
  }

  /// Those of a selected row that are replaced: that hold a run which is to go, else that hold any, else
  /// the last.
  func treated(freeing freed: Set<Int>) -> [Int] {
    let freeing = runs.indices.filter { !runs[$0].isDisjoint(with: freed) }
    if !freeing.isEmpty { return freeing }
    let holding = runs.indices.filter { !runs[$0].isEmpty }
    return holding.isEmpty ? Array(runs.indices.suffix(1)) : holding
  }

  /// As many as there are lengths, longest first: of those that are left the nearest in words, of equals
  /// the first.
  func nearest(to lengths: [Int]) -> [Int] {
    var left = Array(words.indices)
    return lengths.sorted(by: >).compactMap { length in
      let place = left.indices.min {
        abs(words[left[$0]] - length) < abs(words[left[$1]] - length)
      }
      return place.map { left.remove(at: $0) }
    }
  }

  /// The words of each of these.
  func lengths(of turns: [Int]) -> [Int] { turns.map { words[$0] } }

  /// The runs that stand in others than these.
  func runs(besides turns: [Int]) -> Set<Int> {
    runs.indices.filter { !turns.contains($0) }.reduce(into: []) { $0.formUnion(runs[$1]) }
  }
}

extension AnswerTurns {
  /// Those of some rows, by their numbers, in one pass over the dataset.
  static func all(of rows: Set<Int>, in finding: RemedyFinding) throws -> [Int: AnswerTurns] {
    let reader = DatasetReader(files: finding.inputs.files, options: finding.inputs.options)
    let numbers = finding.holdings.numbers
    var found: [Int: AnswerTurns] = [:]
    // Of a dataset that changes meanwhile the copying tells.
    while let source = try reader.nextSource(), numbers.indices.contains(source.row.position) {
      let number = Int(numbers[source.row.position])
      guard rows.contains(number), found[number] == nil else { continue }
      found[number] = AnswerTurns(of: source, by: finding.finder)
    }
    return found
  }
}
