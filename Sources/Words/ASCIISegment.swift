/// One segment of ASCII text, found by hand.
enum ASCIISegment {
  /// A word: its end.
  case word(Int)
  /// White space or punctuation: its end.
  case gap(Int)
  /// A byte outside ASCII stands in the segment, or so near that it may move the segment's end.
  case foreign

  /// The segment that starts at a boundary.
  ///
  /// It stops at the first byte outside ASCII: a mark may cling to what stands before.
  @inline(__always)
  static func starting(
    at start: Int,
    in utf8: UnsafeBufferPointer<UInt8>,
    kinds: UnsafePointer<ASCIIKind>
  ) -> ASCIISegment {
    let first = kinds[Int(utf8[start])]
    switch first {
    case .white: return .gap(start + 1)
    case .foreign: return .foreign
    case .letter, .digit, .connector: return run(from: start, first, in: utf8, kinds: kinds)
    default:
      let next = start + 1
      return next < utf8.count && kinds[Int(utf8[next])] == .foreign ? .foreign : .gap(next)
    }
  }

  /// A run of letters, digits and connectors, with the punctuation that joins two of a kind.
  @inline(__always)
  private static func run(
    from start: Int,
    _ first: ASCIIKind,
    in utf8: UnsafeBufferPointer<UInt8>,
    kinds: UnsafePointer<ASCIIKind>
  ) -> ASCIISegment {
    var last = first
    var holdsText = first != .connector
    var index = start + 1
    while index < utf8.count {
      let kind = kinds[Int(utf8[index])]
      switch kind {
      case .letter, .digit:
        holdsText = true
        last = kind
      case .connector: last = kind
      case .foreign: return .foreign
      case .midLetter, .midNumber, .midBoth:
        let next = index + 1
        guard kind.joins(last), next < utf8.count else { return ended(index, holdsText) }
        let beyond = kinds[Int(utf8[next])]
        if beyond == .foreign { return .foreign }
        guard beyond == last else { return ended(index, holdsText) }
      case .white, .other: return ended(index, holdsText)
      }
      index += 1
    }
    return ended(index, holdsText)
  }

  @inline(__always)
  private static func ended(_ end: Int, _ holdsText: Bool) -> ASCIISegment {
    holdsText ? .word(end) : .gap(end)
  }
}
