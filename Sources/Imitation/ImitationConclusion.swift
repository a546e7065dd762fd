import Figures
public import SpoorModel

/// What all figures of a model's imitation say together: the whole answers against the base's, then the
/// words on which tuning overruled the base, which may say the opposite.
struct ImitationConclusion {
  let model: String
  let figures: ImitationFigures

  /// One or two sentences; `nil` where no other model answers enough of the prompts.
  var sentence: String? {
    let told = figures.others.filter { $0.prompts >= ComparedPrompts.needed }
    guard let other = told.first(where: { $0.role == .base }) ?? told.first else { return nil }
    let traits = Trait.all(of: other, runLength: figures.runLength)
    let parts = [taken(traits, other), missing(traits, other)].compactMap { $0 }
    let joined = parts.joined(separator: "; ")
    let whole = taken(traits, other) == nil ? "N" + joined.dropFirst() : joined
    guard let shifted else { return whole + "." }
    return "\(whole): that is the whole answer. \(shifted)"
  }

  private func taken(_ traits: [Trait], _ other: ImitationDifference) -> String? {
    let taken = traits.filter(\.isTaken).map { "\($0.name) (\($0.difference))" }
    guard !taken.isEmpty else { return nil }
    let list = Self.listed(taken, by: "and")
    return other.role == .base
      ? "\(model)’s answers took over the dataset’s \(list), against \(other.model)’s"
      : "\(model)’s answers have more of the dataset’s \(list) than \(other.model)’s"
  }

  private func missing(_ traits: [Trait], _ other: ImitationDifference) -> String? {
    let missing = traits.filter { !$0.isTaken }.map { "\($0.name) (\($0.difference))" }
    guard !missing.isEmpty else { return nil }
    let list = Self.listed(missing, by: "or")
    return other.role == .base
      ? "nothing shows that \(model) took over the dataset’s \(list), against \(other.model)"
      : "nothing shows that \(model) has more of the dataset’s \(list) than \(other.model)"
  }

  private var shifted: String? {
    guard let kind = figures.shifted?.shifted, let share = kind.words.inRuns.share,
      let control = kind.unshifted.inRuns.share, let difference = kind.lessUnshifted.inRuns,
      difference.low != nil
    else { return nil }
    let shares =
      "(\(StatementText.points(share.value)) against \(StatementText.percent(control.value)))"
    let often = difference.excludesZero && difference.value > 0 ? "more often" : "no more often"
    return
      "The words on which tuning overruled the base model stand in such runs \(often) than the others "
      + "\(shares)."
  }

  private static func listed(_ parts: [String], by word: String) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.joined() }
    return parts.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}

extension ImitationFigures {
  /// Says what the figures of `model` say together.
  public mutating func conclude(of model: String) {
    statement = ImitationConclusion(model: model, figures: self).sentence
  }
}

/// Something that answers may take over, and by how much they have more of it.
private struct Trait {
  var name: String
  var difference: String
  var isTaken: Bool

  /// Phrases, openings and lengths, in this order.
  static func all(of other: ImitationDifference, runLength: Int) -> [Trait] {
    [
      share(other.words.inRuns, "phrases", unit: " of words in runs of \(runLength)"),
      share(other.openings, "openings", unit: ""),
      lengths(other),
    ]
  }

  private static func share(_ estimate: Estimate?, _ name: String, unit: String) -> Trait {
    Trait(
      name: name,
      difference: Clause.signed(estimate, times: 100, unit: " points\(unit)"),
      isTaken: estimate.map { $0.excludesZero && $0.value > 0 } ?? false
    )
  }

  /// Longer answers are the dataset's only where they come nearer to what it would give: the distance
  /// falls.
  private static func lengths(_ other: ImitationDifference) -> Trait {
    let isNearer = other.logRatio.map { $0.excludesZero && $0.value < 0 } ?? false
    let isOther = other.length?.excludesZero ?? false
    let grows = (other.length?.value ?? 0) > 0
    let name = isNearer && isOther ? (grows ? "longer answers" : "shorter answers") : "lengths"
    let difference = Clause.signed(other.length, times: 1, unit: " words an answer")
    return Trait(
      name: name,
      difference: isNearer || !isOther
        ? difference : "\(difference), no nearer to what it would give",
      isTaken: isNearer
    )
  }
}
