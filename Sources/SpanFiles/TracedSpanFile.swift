public import Foundation
import Records
public import SpoorModel

/// An audit's traces.jsonl, or the spans with their provenance of its controls.jsonl.
public enum TracedSpanFile {
  private static let shape = RecordShape(
    "a trace",
    keys: ["prompt_id", "model", "start", "end", "provenance"],
    optionalKeys: ["rows", "control", "tuned_model"]
  )

  /// The file's spans, in its order; none where an audit left an empty file.
  ///
  /// Throws `badInput` with file, line and prompt for a malformed record.
  ///
  /// - Complexity: O(n) in the file's bytes.
  public static func read(_ file: URL) throws(SpoorError) -> [TracedSpan] {
    let reader = try RecordReader(file, shape: shape)
    var spans: [TracedSpan] = []
    while let record = try reader.next() {
      do { spans.append(try record.tracedSpan()) } catch { throw error.naming(record) }
    }
    return spans
  }
}

extension Record {
  fileprivate func tracedSpan() throws(SpoorError) -> TracedSpan {
    let control = try control()
    return TracedSpan(
      promptID: try requiredID("prompt_id"),
      model: try string("model"),
      comparedWith: control == .baseFlagged ? try optionalString("tuned_model") : nil,
      range: try range("start", "end"),
      standing: control == nil || control == .baseFlagged ? .flagged : .cleared,
      provenance: try word("provenance", of: Provenance.self),
      rows: try evidence()
    )
  }

  private func control() throws(SpoorError) -> ControlKind? {
    guard optionalValue("control") != nil else { return nil }
    return try word("control", of: ControlKind.self)
  }

  /// The ids of the rows of evidence, best first.
  private func evidence() throws(SpoorError) -> [RowID]? {
    guard optionalValue("rows") != nil else { return nil }
    return try list("rows", of: "an object with \"row_id\"") { value, place throws(SpoorError) in
      guard case .object(let row) = value, let id = row["row_id"] else { return nil }
      guard let id = RowID(id) else {
        throw mismatch("\(place).row_id", RowID.expected, id)
      }
      return id
    }
  }

  /// The case that a key names.
  private func word<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    of words: Word.Type
  ) throws(SpoorError) -> Word where Word.RawValue == String {
    let name = try string(key)
    if let word = Word(rawValue: name) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw error(
      "\"\(key)\" is \"\(name)\", which this build does not know",
      remedy: "Known are: \(known)."
    )
  }
}
