public import SpoorModel
public import Statistics

/// Mean ratings of models, or of methods of tuning, and how they differ on the same prompts.
public struct JudgeTable: Hashable, Sendable {
  /// One model's ratings of one aspect.
  public struct Cell: Hashable, Sendable {
    /// The aspect.
    public let aspect: JudgedAspect
    /// The mean of the ratings, with a bootstrap interval over prompts; `nil` without ratings.
    public let mean: Estimate?
    /// The ratings.
    public let rated: Int
    /// Answers of which the judge gave no number.
    public let notApplicable: Int
    /// Answers of which it gave a number that is not of the scale.
    public let offScale: Int
  }

  /// One model.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public let model: String
    /// Its judged answers.
    public let answers: Int
    /// Those of which no rating could be read.
    public let unreadable: Int
    /// The aspects.
    public let cells: [Cell]
  }

  /// A model beside the one that all are compared with.
  public struct Comparison: Hashable, Sendable {
    /// The model.
    public let model: String
    /// The aspect.
    public let aspect: JudgedAspect
    /// The prompts of which both have a rating.
    public let prompts: Int
    /// The mean of its rating less the other's, with a bootstrap interval over prompts.
    public let difference: Estimate
    /// By a paired t-test; `nil` for fewer than two prompts.
    public let pValue: Double?
  }

  /// The models, in the order in which they come first.
  public let rows: [Row]
  /// The one that all are compared with.
  public let reference: String
  /// Every other model, aspect by aspect.
  public let comparisons: [Comparison]

  /// Computes the table.
  ///
  /// - Parameters:
  ///   - answers: one of each model to a prompt, at most.
  ///   - reference: the model that all are compared with; `nil`: the first.
  ///   - bootstrap: draws prompts.
  public init(
    _ answers: [RatedAnswer],
    reference: String? = nil,
    by bootstrap: Bootstrap = Bootstrap()
  ) {
    var order: [String] = []
    var groups: [String: [RatedAnswer]] = [:]
    for answer in answers {
      if groups[answer.model] == nil { order.append(answer.model) }
      groups[answer.model, default: []].append(answer)
    }
    let reference = reference ?? order.first ?? ""
    self.reference = reference
    rows = order.map { Self.row($0, groups[$0] ?? [], bootstrap) }
    let others = groups[reference] ?? []
    comparisons = order.filter { $0 != reference }.flatMap { model in
      JudgedAspect.allCases.compactMap { aspect in
        Self.comparison(model, groups[model] ?? [], others, aspect, bootstrap)
      }
    }
  }

  private static func row(
    _ model: String,
    _ answers: [RatedAnswer],
    _ bootstrap: Bootstrap
  ) -> Row {
    let cells = JudgedAspect.allCases.map { aspect in
      let scores = answers.compactMap { $0.scores[aspect] }
      let ratings = answers.compactMap { $0.rating(of: aspect) }
      return Cell(
        aspect: aspect,
        mean: Self.mean(of: ratings, bootstrap),
        rated: ratings.count,
        notApplicable: scores.count { $0 == .notApplicable },
        offScale: scores.count { if case .offScale = $0 { true } else { false } }
      )
    }
    return Row(
      model: model,
      answers: answers.count,
      unreadable: answers.count { $0.scores.isEmpty },
      cells: cells
    )
  }

  private static func comparison(
    _ model: String,
    _ answers: [RatedAnswer],
    _ others: [RatedAnswer],
    _ aspect: JudgedAspect,
    _ bootstrap: Bootstrap
  ) -> Comparison? {
    var ratings: [String: Double] = [:]
    for answer in others { ratings[answer.id] = answer.rating(of: aspect) }
    let differences = answers.compactMap { answer -> Double? in
      guard let one = answer.rating(of: aspect), let other = ratings[answer.id] else { return nil }
      return one - other
    }
    return mean(of: differences, bootstrap).map {
      Comparison(
        model: model,
        aspect: aspect,
        prompts: differences.count,
        difference: $0,
        pValue: PairedTTest(differences)?.pValue
      )
    }
  }

  /// Where all values are equal there is no spread to draw from, and so no interval.
  private static func mean(of values: [Double], _ bootstrap: Bootstrap) -> Estimate? {
    guard let first = values.first else { return nil }
    let isConstant = values.allSatisfy { $0 == first }
    let interval =
      isConstant
      ? nil : bootstrap.interval(over: values.map { RatioTerm($0, over: 1) })
    return Estimate(
      value: values.reduce(0, +) / Double(values.count),
      low: interval?.low,
      high: interval?.high
    )
  }
}
