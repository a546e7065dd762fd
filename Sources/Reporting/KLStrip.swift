import SpoorModel

/// A response shaded and underlined by how far tuning moved its tokens, with a span of it marked.
///
/// Neighbours that look alike are one cell, and what tuning left alone is plain text: a strip then
/// weighs little more than its words.
struct KLStrip {
  /// Tokens that are parts of one character, together.
  private struct Group {
    var range: ScalarRange
    var value: Bounds?
  }

  private let scalars: [Unicode.Scalar]
  private let groups: [Group]
  private let mark: ScalarRange

  /// Joins a response with its tokens' values; a range that the response does not have is left out.
  init(text: String, tokens: [StripToken], mark: ScalarRange) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    self.mark = mark.count > 0 && mark.end <= scalars.count ? mark : ScalarRange(0, 0)
    groups = Self.groups(of: tokens.filter { $0.range.count > 0 && $0.range.end <= scalars.count })
  }

  /// The response.
  var html: HTML {
    let shades = shades
    let edges = [0, mark.start, mark.end, scalars.count]
    let parts = zip(edges, edges.dropFirst()).map { cells(of: shades[$0..<$1]) }
    return parts[1] == .empty ? parts[2] : "\(parts[0])<mark>\(parts[1])</mark>\(parts[2])"
  }

  /// How each scalar looks; `nil` where it belongs to no token, and at a blank between different shades.
  private var shades: [KLShade?] {
    var shades = [KLShade?](repeating: nil, count: scalars.count)
    for group in groups {
      let shade = KLShade(group.value)
      let range = group.range.start..<group.range.end
      let first = range.first { !scalars[$0].properties.isWhitespace } ?? range.lowerBound
      let isContinued = range.lowerBound > 0 && shades[range.lowerBound - 1] == shade
      // A token begins with the blank before its word: shaded alone it would hang at a line's end.
      for place in (isContinued ? range.lowerBound : first)..<range.upperBound {
        shades[place] = shade
      }
    }
    return shades
  }

  /// Where tuning moved the response most, in words, for those who see no shades; nothing where it
  /// moved nothing far.
  var peaks: HTML {
    let most = groups.filter { ($0.value?.low ?? 0) >= KLStep.edges[2] && !isBlank($0) }
      .sorted { ($0.value?.low ?? 0, $1.range.start) > ($1.value?.low ?? 0, $0.range.start) }
      .prefix(3)
    guard !most.isEmpty else { return .empty }
    let named = most.map { group -> HTML in
      "\(word(around: group)) \(FigureText.page.nats(group.value?.low ?? 0))"
    }
    return "<p class=\"peaks\">moved most, nats: \(named.joined(by: " · "))</p>\n"
  }

  private func isBlank(_ group: Group) -> Bool {
    scalars[group.range.start..<group.range.end].allSatisfy(\.properties.isWhitespace)
  }

  /// A token bold in its word: a part of a word alone tells nobody which.
  private func word(around group: Group) -> HTML {
    let token = scalars[group.range.start..<group.range.end].drop(while: \.properties.isWhitespace)
    let before = scalars[..<token.startIndex].suffix(24).reversed()
      .prefix(while: \.isOfWord)
    let after = scalars[token.endIndex...].prefix(24).prefix(while: \.isOfWord)
    return
      "<bdi>\(text(before.reversed()))<b>\(text(token).shortened(to: 40))</b>\(text(after))</bdi>"
  }

  private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private func cells(of shades: ArraySlice<KLShade?>) -> HTML {
    var html = HTML.empty
    var rest = shades
    while let shade = rest.first {
      let end = rest.firstIndex { $0 != shade } ?? rest.endIndex
      let words = text(scalars[rest.startIndex..<end])
      if let style = shade?.style {
        html += "<i class=\"\(style)\">\(words)</i>"
      } else {
        html += "\(words)"
      }
      rest = rest[end...]
    }
    return html
  }

  /// Tokens that lie in the range of the one before are bytes of its character: their values add up.
  private static func groups(of tokens: [StripToken]) -> [Group] {
    var groups: [Group] = []
    for token in tokens {
      guard let last = groups.last, token.range.start < last.range.end,
        token.range.start >= last.range.start
      else {
        groups.append(Group(range: token.range, value: token.klTunedBase))
        continue
      }
      let end = max(last.range.end, token.range.end)
      groups[groups.count - 1] = Group(
        range: ScalarRange(last.range.start, end),
        value: sum(last.value, token.klTunedBase)
      )
    }
    return groups
  }

  private static func sum(_ one: Bounds?, _ other: Bounds?) -> Bounds? {
    guard let one, let other else { return nil }
    return Bounds(low: one.low + other.low, high: one.high + other.high)
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWord: Bool { properties.isAlphabetic || properties.numericType != nil }
}
