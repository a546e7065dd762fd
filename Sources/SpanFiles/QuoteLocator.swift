public import SpoorModel

/// Finds where quotes stand in one text.
public struct QuoteLocator {
  /// Where a claim stands, or why it has no place.
  enum Placement: Equatable {
    case at([ScalarRange])
    case nowhere(UnlocatedMark.Reason)
  }

  /// How far the offsets of a quote that stands several times may be off: counting errors are of this
  /// size (line ends, an emoji counted twice), other occurrences of a word are further away.
  static let nearby = 4

  private let scalars: [Unicode.Scalar]
  private let loose: Deferred<LooseText>

  /// A locator of quotes in `text`.
  ///
  /// - Complexity: O(n) in the text's length.
  public init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    loose = Deferred { LooseText(scalars) }
  }

  /// What stands at a range of the text.
  public func slice(_ range: ScalarRange) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range.start..<range.end])
    return text
  }

  /// The place of a claim.
  ///
  /// Offsets count where they lie in the text and the quote, if there is one, is what stands there. Else
  /// the quote counts where it stands once, or where just one of its occurrences begins within
  /// ``nearby`` scalars of the offset. A quote that stands nowhere is looked for a second time with
  /// white space, case and typographic quotes aside; a quote without offsets that still stands nowhere
  /// and has several lines counts where each of its lines stands once.
  ///
  /// - Complexity: O(m) in the quote's length where the offsets are right, else O(n + m).
  func place(_ offsets: ClaimedOffsets?, _ quote: String?) -> Placement {
    let stated = offsets.flatMap(range)
    guard let quote = quote.map({ Array($0.unicodeScalars) }), !quote.isEmpty else {
      if let stated { return .at([stated]) }
      return .nowhere(offsets == nil ? .notInResponse : .outOfRange)
    }
    if let stated, says(quote, at: stated) { return .at([stated]) }
    // What this finds the search below would find, but by reading the whole text.
    if let offsets, let near = nearRange(of: quote, to: offsets.start) { return .at([near]) }
    let found = ranges(of: quote)
    if found.count == 1 { return .at(found) }
    guard let offsets else {
      guard found.isEmpty else { return .nowhere(.ambiguous) }
      return lines(of: quote).map(Placement.at) ?? .nowhere(.notInResponse)
    }
    let near = found.filter {
      ($0.start - Self.nearby...$0.start + Self.nearby).contains(offsets.start)
    }
    if near.count == 1 { return .at(near) }
    return .nowhere(stated == nil ? .outOfRange : .mismatch)
  }

  private func range(_ offsets: ClaimedOffsets) -> ScalarRange? {
    guard 0 <= offsets.start, offsets.start < offsets.end, offsets.end <= scalars.count else {
      return nil
    }
    return ScalarRange(offsets.start, offsets.end)
  }

  /// Whether a quote stands at a range of the text, white space, case and typographic quotes aside.
  public func says(_ quote: String, at range: ScalarRange) -> Bool {
    range.end <= scalars.count && says(Array(quote.unicodeScalars), at: range)
  }

  /// Everywhere that a quote stands; with white space, case and typographic quotes aside where it stands
  /// nowhere as it is.
  ///
  /// - Complexity: O(n + m) in the text's and the quote's length.
  public func ranges(of quote: String) -> [ScalarRange] { ranges(of: Array(quote.unicodeScalars)) }

  private func says(_ quote: [Unicode.Scalar], at range: ScalarRange) -> Bool {
    let slice = scalars[range.start..<range.end]
    return slice.elementsEqual(quote)
      || LooseText(slice).scalars == LooseText(quote).scalars
  }

  /// The only place near an offset where a quote stands; `nil` where there is none, or several.
  private func nearRange(of quote: [Unicode.Scalar], to start: Int) -> ScalarRange? {
    let last = scalars.count - quote.count
    guard last >= 0, start <= scalars.count + Self.nearby, start >= -Self.nearby else { return nil }
    let first = max(0, start - Self.nearby)
    let starts = stride(from: first, through: min(last, start + Self.nearby), by: 1).filter {
      scalars[$0..<$0 + quote.count].elementsEqual(quote)
    }
    return starts.count == 1 ? ScalarRange(starts[0], starts[0] + quote.count) : nil
  }

  private func ranges(of quote: [Unicode.Scalar]) -> [ScalarRange] {
    let exact = occurrences(of: quote, in: scalars)
    guard exact.isEmpty else { return exact.map { ScalarRange($0, $0 + quote.count) } }
    return loose.value.ranges(of: LooseText(quote))
  }

  /// The places of a quote's lines; `nil` where it has one only, or one of them does not stand once.
  private func lines(of quote: [Unicode.Scalar]) -> [ScalarRange]? {
    let lines = quote.split { $0.properties.generalCategory == .control && $0 != "\t" }
      .filter { !$0.allSatisfy(\.properties.isWhitespace) }
    guard lines.count > 1 else { return nil }
    let places = lines.map { ranges(of: Array($0)) }
    return places.allSatisfy { $0.count == 1 } ? places.map { $0[0] } : nil
  }
}

/// A value that is made when it is first asked for.
private final class Deferred<Value> {
  private(set) lazy var value = make()
  private let make: () -> Value

  init(_ make: @escaping () -> Value) { self.make = make }
}
