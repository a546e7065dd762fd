/// Goes through the rows of all parts in the order of their fingerprints, so that rows which are alike
/// follow one another.
///
/// Memory holds one fingerprint a part, however many rows there are.
struct AlikeRows {
  /// The next row of a part.
  private struct Head {
    var fingerprint: RowFingerprint
    var part: Int
    var place: Int

    /// Of rows that are alike the earlier part's is first.
    func isBefore(_ other: Self) -> Bool {
      fingerprint == other.fingerprint ? part < other.part : fingerprint < other.fingerprint
    }
  }

  private let parts: [RowFingerprints]
  /// A heap: each head stands before the two at twice its index and one, and two, more.
  private var heads: [Head] = []

  /// Begins with the first row of each part.
  init(_ parts: [RowFingerprints]) throws {
    self.parts = parts
    heads = try parts.indices.filter { parts[$0].count > 0 }.map { part in
      Head(fingerprint: try parts[part].fingerprint(at: 0), part: part, place: 0)
    }
    for index in heads.indices.reversed() { sink(index) }
  }

  /// Replaces `alike` by the next rows that are alike, in the order of their parts; leaves none at the
  /// end.
  ///
  /// - Complexity: O(log parts) a row.
  mutating func next(into alike: inout [Repetitions.Row]) throws {
    alike.removeAll(keepingCapacity: true)
    guard let fingerprint = heads.first?.fingerprint else { return }
    while let head = heads.first, head.fingerprint == fingerprint {
      alike.append(try parts[head.part].row(at: head.place, ofPart: head.part))
      try advance(head)
    }
  }

  private mutating func advance(_ head: Head) throws {
    let place = head.place + 1
    if place < parts[head.part].count {
      heads[0].fingerprint = try parts[head.part].fingerprint(at: place)
      heads[0].place = place
    } else {
      heads[0] = heads[heads.count - 1]
      heads.removeLast()
    }
    if !heads.isEmpty { sink(0) }
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var least = 2 * index + 1
      guard least < heads.count else { return }
      if least + 1 < heads.count, heads[least + 1].isBefore(heads[least]) { least += 1 }
      guard heads[least].isBefore(heads[index]) else { return }
      heads.swapAt(index, least)
      index = least
    }
  }
}
