import SpoorModel

/// What one side says of every character (Unicode scalar) of a response.
struct MarkedCharacters {
  /// Whether the side holds it to be hallucinated.
  let isFlagged: [Bool]
  /// Its probability, a later mark's where several overlap; 0 outside of marks.
  let probability: [Double]
  /// The highest probability of the marks that hold it; 0 outside of marks.
  let highest: [Double]

  /// Spreads a response's marks over its characters; what lies past `length` is left out.
  ///
  /// Decided ranges are flagged where the side has them, else marks above `threshold`, strictly.
  /// Without a mark, decided ranges are marks that are sure (mu-SHROOM's soft labels from hard ones).
  init(_ response: MarkedResponse, length: Int, threshold: Double) {
    var isFlagged = Array(repeating: false, count: length)
    var probability = Array(repeating: 0.0, count: length)
    var highest = probability
    for mark in response.probableMarks {
      for place in mark.range.indices(below: length) {
        probability[place] = mark.probability
        highest[place] = max(highest[place], mark.probability)
      }
    }
    for range in response.flaggedRanges(above: threshold) {
      for place in range.indices(below: length) { isFlagged[place] = true }
    }
    (self.isFlagged, self.probability, self.highest) = (isFlagged, probability, highest)
  }

  /// Whether the range shares a character with what is flagged.
  func flags(_ range: ScalarRange) -> Bool {
    range.indices(below: isFlagged.count).contains { isFlagged[$0] }
  }

  /// The highest probability of the marks that meet the range; 0 where none does.
  func score(_ range: ScalarRange) -> Double {
    range.indices(below: highest.count).reduce(0) { max($0, highest[$1]) }
  }
}

extension MarkedResponse {
  /// The marks; those that the decided ranges imply where there are none.
  var probableMarks: [Mark] {
    marks.isEmpty ? (decided ?? []).map { Mark($0) } : marks
  }

  /// The ranges that the side holds to be hallucinated.
  func flaggedRanges(above threshold: Double) -> [ScalarRange] {
    decided ?? marks.filter { $0.probability > threshold }.map(\.range)
  }
}

extension ScalarRange {
  /// The range's scalars as indices of a text of so many.
  func indices(below length: Int) -> Range<Int> { min(start, length)..<min(end, length) }
}
