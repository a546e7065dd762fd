import HeapModule

/// Goes through the rows of all parts in the order of their fingerprints, so that rows which are alike
/// follow one another.
///
/// Memory holds one fingerprint a part, however many rows there are.
struct AlikeRows {
  /// The next row of a part.
  private struct Head: Comparable {
    var fingerprint: RowFingerprint
    var part: Int
    var place: Int

    /// Of rows that are alike the earlier part's is first.
    static func < (one: Self, other: Self) -> Bool {
      one.fingerprint == other.fingerprint
        ? one.part < other.part : one.fingerprint < other.fingerprint
    }
  }

  private let parts: [RowFingerprints]
  private var heads: Heap<Head>

  /// Begins with the first row of each part.
  init(_ parts: [RowFingerprints]) throws {
    self.parts = parts
    heads = Heap(
      try parts.indices.filter { parts[$0].count > 0 }.map { part in
        Head(fingerprint: try parts[part].fingerprint(at: 0), part: part, place: 0)
      }
    )
  }

  /// Replaces `alike` by the next rows that are alike, in the order of their parts; leaves none at the
  /// end.
  ///
  /// - Complexity: O(log parts) a row.
  mutating func next(into alike: inout [Repetitions.Row]) throws {
    alike.removeAll(keepingCapacity: true)
    guard let fingerprint = heads.min?.fingerprint else { return }
    while let head = heads.min, head.fingerprint == fingerprint {
      alike.append(try parts[head.part].row(at: head.place, ofPart: head.part))
      try advance(head)
    }
  }

  private mutating func advance(_ head: Head) throws {
    var head = head
    head.place += 1
    guard head.place < parts[head.part].count else {
      heads.removeMin()
      return
    }
    head.fingerprint = try parts[head.part].fingerprint(at: head.place)
    heads.replaceMin(with: head)
  }
}
