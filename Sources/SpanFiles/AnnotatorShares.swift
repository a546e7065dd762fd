import SpoorModel

/// What several annotators marked in one response, as one mark a run of characters.
struct AnnotatorShares {
  /// What one of them marked.
  struct Annotation {
    var annotator: String
    var range: ScalarRange
    var category: String?
  }

  /// All annotators' marks.
  var annotations: [Annotation] = []

  /// Runs that the same share of `annotators` marked, in order, never overlapping.
  ///
  /// The probability is that share. The category is what most of those who marked the run call it,
  /// `nil` where two are named equally often.
  ///
  /// - Complexity: O(k log k + k a) for k annotations, of which a overlap.
  func marks(of annotators: Int) -> [MarkedResponse.Mark] {
    let borders = Set(annotations.flatMap { [$0.range.start, $0.range.end] }).sorted()
    var waiting = annotations.sorted { $0.range.start > $1.range.start }
    var active: [Annotation] = []
    var marks: [MarkedResponse.Mark] = []
    for (start, end) in zip(borders, borders.dropFirst()) {
      active.removeAll { $0.range.end <= start }
      while let next = waiting.last, next.range.start <= start {
        active.append(next)
        waiting.removeLast()
      }
      let share = Double(Set(active.map(\.annotator)).count) / Double(annotators)
      guard share > 0 else { continue }
      let run = MarkedResponse.Mark(
        ScalarRange(start, end),
        probability: share,
        category: Self.category(of: active)
      )
      marks.appendJoining(run)
    }
    return marks
  }

  private static func category(of annotations: [Annotation]) -> String? {
    var voters: [String: Set<String>] = [:]
    for annotation in annotations {
      guard let category = annotation.category else { continue }
      voters[category, default: []].insert(annotation.annotator)
    }
    let most = voters.values.map(\.count).max()
    let named = voters.filter { $0.value.count == most }
    return named.count == 1 ? named.first?.key : nil
  }
}

extension [MarkedResponse.Mark] {
  /// Appends a mark, or lengthens the last one where the new one follows it and says the same.
  fileprivate mutating func appendJoining(_ mark: MarkedResponse.Mark) {
    guard let last, last.range.end == mark.range.start, last.probability == mark.probability,
      last.category == mark.category
    else {
      append(mark)
      return
    }
    self[count - 1].range = ScalarRange(last.range.start, mark.range.end)
  }
}
