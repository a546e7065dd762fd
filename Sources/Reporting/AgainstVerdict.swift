import SpoorModel

/// Whether the remedy helped, in a sentence a model: each figure by its own name and test.
struct AgainstVerdict {
  /// What was compared.
  var summary: AgainstSummary

  private let text = FigureText.page

  /// The sentences.
  var sentence: String {
    let changes = shown.map(sentence)
    guard !changes.isEmpty else { return "No model was compared." }
    return ((rows.map { [$0] } ?? []) + changes).joined(separator: " ")
  }

  /// The models to look at first; runs with random rows only serve to tell what the rows did.
  private var shown: [ModelChange] {
    let random = Set((summary.predicted ?? []).flatMap { $0.control?.models ?? [] })
    return summary.leading.filter { change in
      !change.after.allSatisfy { random.contains($0.model) }
    }
  }

  private func sentence(of change: ModelChange) -> String {
    let title = summary.title(of: change)
    guard change.figures.doubtedSpans.difference != nil else { return "\(title): not estimable." }
    let rows = ChangeRow.rows(of: change.figures).filter { $0.change?.difference != nil }
    let parts = [Change.Direction.more, .less].compactMap { direction -> String? in
      let moved = rows.filter { $0.change?.direction == direction }.map(written)
      return moved.isEmpty ? nil : "\(direction.rawValue) \(moved.inWords)"
    }
    guard !parts.isEmpty else { return "\(title): no clear change in any figure." }
    let others = rows.filter { $0.change?.direction == nil }.map(\.name)
    let unclear = others.isEmpty ? nil : "no clear change in \(others.inWords)"
    return "\(title): \((parts + [unclear].compactMap { $0 }).joined(separator: "; "))."
  }

  /// A figure with its value before and after.
  private func written(_ row: ChangeRow) -> String {
    let values = [row.change?.before, row.change?.after].map { row.figure($0, text) }
    return "\(row.name) (\(values.joined(separator: " → "))\(row.isShare ? " %" : ""))"
  }

  /// What the predicted spans say of the rows; nothing without a kit.
  private var rows: String? {
    let falls = summary.predicted ?? []
    guard !falls.isEmpty else { return nil }
    let shown = falls.filter { $0.isClear && ($0.difference?.value ?? 0) > 0 }.map(\.action)
    let others = falls.map(\.action).filter { !shown.contains($0) }
    let parts = [
      shown.isEmpty
        ? nil
        : "of the spans predicted to fall more are gone than with random rows (\(shown.inWords))",
      others.isEmpty ? nil : "nothing shows that it was the rows (\(others.inWords))",
    ].compactMap { $0 }
    let all = parts.joined(separator: "; ")
    return "\(all.prefix(1).uppercased())\(all.dropFirst())."
  }
}
