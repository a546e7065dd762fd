public import Words

/// Finds the runs of a table in texts. One task's own, as its scanner is.
public final class RunFinder {
  /// The runs that are looked for.
  public let table: RunTable
  private let scanner: WordScanner
  private var numbers: [Int32] = []

  /// Opens a scanner for the words of texts.
  public init(_ table: RunTable) throws(WordsError) {
    self.table = table
    scanner = try WordScanner()
  }

  /// Calls `body` with a run for each place of a text where it starts; answers the text's words.
  ///
  /// - Complexity: O(n) in the text's length.
  @discardableResult
  public func starts(in text: String, _ body: (Int) -> Void) -> Int {
    numbers.removeAll(keepingCapacity: true)
    var text = text
    text.withUTF8 { utf8 in
      scanner.scan(utf8) { folded, _ in numbers.append(table.number(of: folded)) }
    }
    table.starts(in: numbers, body)
    return numbers.count
  }

  /// The runs that stand in a text.
  public func runs(in text: String) -> Set<Int> {
    var found: Set<Int> = []
    starts(in: text) { found.insert($0) }
    return found
  }
}
