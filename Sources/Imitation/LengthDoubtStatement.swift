import Figures
import SpoorModel

/// Whether long answers are doubted more, in plain words.
struct LengthDoubtStatement {
  let cuts: [Int]
  let groups: [LengthDoubtFigures.Group]
  let unknownLessKnown: Estimate?

  /// What holds over all prompts, then among those that the base model did not know and knew.
  var sentence: String {
    let all = groups.filter { $0.knowledge == .all }.map { part($0, of: "doubted statements") }
    return
      "Longest against shortest third of the answers (above \(last) against up to \(first) words): "
      + all.joined() + "." + knowledge
  }

  private var first: String { cuts.first.map(String.init) ?? "?" }

  private var last: String { cuts.last.map(String.init) ?? "?" }

  private var knowledge: String {
    let told = groups.filter { $0.knowledge == .unknown || $0.knowledge == .known }
    guard !told.isEmpty else { return "" }
    let parts = told.map { group in
      part(group, of: "doubted of the \(group.knowledge == .known ? "known" : "unknown")")
    }
    return
      " Among prompts by what the base model knew: \(parts.joined(separator: "; ")); \(contrast)"
  }

  private func part(_ group: LengthDoubtFigures.Group, of things: String) -> String {
    let clause = Clause(scale: 100, digits: 1, more: "more", less: "fewer")
    return clause.text(group.difference, unit: " points", of: things)
  }

  private var contrast: String {
    guard let unknownLessKnown else {
      return "whether length tells more among the unknown is not estimable."
    }
    let interval = StatementText.interval(unknownLessKnown)
    let points = StatementText.points(unknownLessKnown.value)
    guard unknownLessKnown.excludesZero else {
      return "the difference between the two, \(points) points, is not significant (\(interval))."
    }
    let direction = unknownLessKnown.value > 0 ? "more" : "less"
    return
      "length tells \(direction) among the unknown, by \(StatementText.points(abs(unknownLessKnown.value))) points "
      + "(\(StatementText.interval(unknownLessKnown.size)))."
  }
}
