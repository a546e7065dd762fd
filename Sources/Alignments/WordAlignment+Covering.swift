extension WordAlignment {
  /// The alignment with the whole query: the query's words beyond both ends stand beside as many of the
  /// text's, or as many as the text has there.
  ///
  /// A swap at the end of a phrase has no equal word behind it, so that a local alignment stops before
  /// it: "the Garden of the Atlas" and "the Garden of the Ember" have four words and a swap.
  ///
  /// - Parameters:
  ///   - queryWords: the number of words of the query.
  ///   - textWords: the number of words of the text.
  ///   - costs: what an edit costs.
  public func covering(
    queryWords: Int,
    textWords: Int,
    costs: AlignmentCosts = .standard
  ) -> WordAlignment {
    let (query, place) = (query, place)
    var covering = parts
    let before = query.lowerBound
    if before > 0 {
      let first = max(0, place.lowerBound - before)
      covering.insert(.edit(query: 0..<before, place: first..<place.lowerBound), at: 0)
    }
    let after = queryWords - query.upperBound
    if after > 0 {
      let last = min(textWords, place.upperBound + after)
      covering.append(.edit(query: query.upperBound..<queryWords, place: place.upperBound..<last))
    }
    return WordAlignment(
      text: text,
      parts: covering,
      equalWords: equalWords,
      columns: columns + before + after,
      score: score - costs.edit * Double(before + after),
      surprisal: surprisal
    )
  }
}
