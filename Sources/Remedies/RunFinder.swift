public import Words

/// Finds the runs of a table in texts.
///
/// One task's own, as its scanner is.
public final class RunFinder {
  /// The runs that are looked for.
  public let table: RunTable
  private let scanner: WordScanner
  private var numbers: [Int32] = []

  /// Looks for runs in the words that a scanner finds.
  public init(_ table: RunTable, by scanner: WordScanner) {
    self.table = table
    self.scanner = scanner
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
