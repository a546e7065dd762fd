/// A script beside the page that hands it some of its traces.
///
/// A page that was opened from a disk may load a script, but not JSON: so these are scripts of one
/// call each.
public struct TraceFile: Sendable {
  enum Contents: Sendable {
    /// What traces open to, in order.
    case bodies(number: Int, ArraySlice<ReportItem>)
    /// All lines, where they are too many for the page itself.
    case lines(String)
  }

  /// Its name in ``HTMLReport/traceFolder``.
  public let name: String
  /// Which report it belongs to.
  let stamp: String
  let contents: Contents

  /// Writes the file piece by piece.
  ///
  /// - Parameter output: takes the next piece.
  /// - Throws: what `output` throws.
  public func write(_ output: (String) throws -> Void) rethrows {
    switch contents {
    case .lines(let lines):
      try output("spoorTraceLines(\(ScriptText.quoted(stamp)),\(lines));\n")
    case .bodies(let number, let items):
      try output("spoorTraces(\(number),\(ScriptText.quoted(stamp)),[\n")
      for (index, item) in items.enumerated() {
        let body = ScriptText.quoted(TraceView(item: item).body.markup)
        try output(index == 0 ? body : ",\n\(body)")
      }
      try output("\n]);\n")
    }
  }
}
