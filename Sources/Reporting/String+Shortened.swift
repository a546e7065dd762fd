extension String {
  /// The first `count` scalars with `…`, or all where there are no more.
  func shortened(to count: Int) -> String {
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex)
    else { return self }
    return end == scalars.endIndex ? self : String(scalars[..<end]) + "…"
  }
}
