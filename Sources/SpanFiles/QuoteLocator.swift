import SpoorModel

/// Finds the places of claims in one text.
struct QuoteLocator {
  /// Where a claim stands, or why it has no place.
  enum Placement: Equatable {
    case at(ScalarRange)
    case nowhere(UnlocatedMark.Reason)
  }

  /// How far the offsets of a quote that stands several times may be off: counting errors are of this
  /// size (line ends, an emoji counted twice), other occurrences of a word are further away.
  static let nearby = 4

  private let scalars: [Unicode.Scalar]
  private let loose: Deferred<LooseText>

  /// - Complexity: O(n) in the text's length.
  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    loose = Deferred { LooseText(scalars) }
  }

  /// What stands at a range of the text.
  func slice(_ range: ScalarRange) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range.start..<range.end])
    return text
  }

  /// The place of a claim.
  ///
  /// Offsets count where they lie in the text and the quote, if there is one, is what stands there. Else
  /// the quote counts where it stands once, or where just one of its occurrences begins within
  /// ``nearby`` scalars of the offset. A quote that stands nowhere is looked for a second time with
  /// white space, case and typographic quotes aside.
  ///
  /// - Complexity: O(m) in the quote's length where the offsets are right, else O(n + m).
  func place(_ offsets: ClaimedOffsets?, _ quote: String?) -> Placement {
    let stated = offsets.flatMap(range)
    guard let quote = quote.map({ Array($0.unicodeScalars) }), !quote.isEmpty else {
      if let stated { return .at(stated) }
      return .nowhere(offsets == nil ? .notInResponse : .outOfRange)
    }
    if let stated, says(quote, at: stated) { return .at(stated) }
    let found = ranges(of: quote)
    if found.count == 1 { return .at(found[0]) }
    guard let offsets else { return .nowhere(found.isEmpty ? .notInResponse : .ambiguous) }
    let near = found.filter { abs($0.start - offsets.start) <= Self.nearby }
    if near.count == 1 { return .at(near[0]) }
    return .nowhere(stated == nil ? .outOfRange : .mismatch)
  }

  private func range(_ offsets: ClaimedOffsets) -> ScalarRange? {
    guard 0 <= offsets.start, offsets.start < offsets.end, offsets.end <= scalars.count else {
      return nil
    }
    return ScalarRange(offsets.start, offsets.end)
  }

  private func says(_ quote: [Unicode.Scalar], at range: ScalarRange) -> Bool {
    let slice = scalars[range.start..<range.end]
    return slice.elementsEqual(quote)
      || LooseText(slice).scalars == LooseText(quote).scalars
  }

  private func ranges(of quote: [Unicode.Scalar]) -> [ScalarRange] {
    let exact = occurrences(of: quote, in: scalars)
    guard exact.isEmpty else { return exact.map { ScalarRange($0, $0 + quote.count) } }
    return loose.value.ranges(of: LooseText(quote))
  }
}

/// A value that is made when it is first asked for.
private final class Deferred<Value> {
  private(set) lazy var value = make()
  private let make: () -> Value

  init(_ make: @escaping () -> Value) { self.make = make }
}
