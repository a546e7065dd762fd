import SpoorModel

/// What an audit found, in one sentence: the excess over C1, never the raw share.
struct Verdict {
  /// The audited models.
  var models: [ModelSummary]

  /// The sentence.
  var sentence: String {
    if models.isEmpty { return "No tuned model was audited." }
    if models.allSatisfy({ $0.flaggedSpans == 0 }) {
      return "No span of any response was doubted, so there is nothing to trace."
    }
    if names(.unknown).count == models.count {
      return "Whether doubted spans are borrowed more often than the base model’s own cannot be "
        + "estimated."
    }
    let parts = [names(.higher).isEmpty ? unproven : proven, lower, unclear, unknown, caution]
    return parts.compactMap { $0 }.joined(separator: "; ") + "."
  }

  /// Where a model's excess lies.
  private enum Place {
    case higher, lower, unclear, unknown

    init(_ excess: Estimate?) {
      guard let excess else {
        self = .unknown
        return
      }
      self = !excess.excludesZero ? .unclear : excess.value > 0 ? .higher : .lower
    }
  }

  private func names(_ place: Place) -> [String] {
    models.filter { Place($0.attribution.excess) == place }.map(\.name)
  }

  private var proven: String {
    let figures = models.filter { Place($0.attribution.excess) == .higher }.map { model in
      let excess = model.attribution.excess?.value ?? 0
      return "\(FigureText.page.fixed(100 * excess, digits: 1)) points in \(model.name)"
    }
    return
      "By the rule, doubted spans are borrowed more often than the base model’s own: by "
      + figures.inWords
  }

  private var unproven: String {
    let subject = models.count == 1 ? "The" : "No"
    let verb = models.count == 1 ? "are not shown" : "are shown"
    return
      "\(subject) tuned model’s doubted spans \(verb) to be borrowed more often than the base "
      + "model’s own"
  }

  private var lower: String? {
    names(.lower).isEmpty ? nil : "less often in \(names(.lower).inWords)"
  }

  private var unclear: String? {
    let isSaid = names(.higher).isEmpty
    return isSaid || names(.unclear).isEmpty
      ? nil : "no clear difference in \(names(.unclear).inWords)"
  }

  /// Where lift passes as often outside the dataset as inside, the excess is no sign of borrowing.
  private var caution: String? {
    let doubtful = models.filter { model in
      guard let difference = model.attribution.liftDifference else { return false }
      return !(difference.excludesZero && difference.value > 0)
    }
    return doubtful.isEmpty
      ? nil
      : "but lift does not tell borrowing from other change in \(doubtful.map(\.name).inWords)"
  }

  private var unknown: String? {
    names(.unknown).isEmpty ? nil : "not estimable in \(names(.unknown).inWords)"
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  var inWords: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
