import Figures
public import SpoorModel
public import Statistics

extension LengthDoubtFigures {
  /// Counts a model's judged answers by thirds of its own lengths; `nil` where no statement was judged.
  ///
  /// The thirds are cut at the lengths of the answers that stand one and two thirds up; answers of the
  /// same length are never parted, so that thirds of few lengths may be uneven.
  public init?(of answers: [JudgedAnswer], by bootstrap: Bootstrap) {
    guard answers.contains(where: { $0.doubted + $0.cleared > 0 }) else { return nil }
    let sorted = answers.map(\.words).sorted()
    let cuts = [1, 2].map { sorted[max(0, ($0 * sorted.count + 2) / 3 - 1)] }
    let told = Dictionary(grouping: answers, by: \.knowledge)
    let isTold = answers.contains { $0.category != nil }
    var groups = [Group(.all, answers, cuts, bootstrap)]
    if isTold {
      groups += [Knowledge.known, .unknown, .notTold].compactMap { knowledge in
        told[knowledge].map { Group(knowledge, $0, cuts, bootstrap) }
      }
    }
    func difference(_ knowledge: Knowledge) -> Estimate? {
      groups.first { $0.knowledge == knowledge }?.difference
    }
    let contrast = difference(.unknown).flatMap { unknown in
      difference(.known).flatMap { Estimate(unknown, lessIndependent: $0) }
    }
    self.init(
      cuts: cuts,
      groups: groups,
      unknownLessKnown: contrast,
      statement: LengthDoubtStatement(cuts: cuts, groups: groups, unknownLessKnown: contrast)
        .sentence
    )
  }
}

extension LengthDoubtFigures.Group {
  fileprivate init(
    _ knowledge: LengthDoubtFigures.Knowledge,
    _ answers: [JudgedAnswer],
    _ cuts: [Int],
    _ bootstrap: Bootstrap
  ) {
    let thirds = (0...cuts.count).map { third in
      answers.filter { answer in cuts.count { answer.words > $0 } == third }
    }
    let figures = thirds.map { LengthDoubtFigures.Third(of: $0, by: bootstrap) }
    self.init(
      knowledge: knowledge,
      thirds: figures,
      difference: Self.difference(figures, judged: thirds.map { $0.count(where: \.isJudged) })
    )
  }

  private static func difference(
    _ thirds: [LengthDoubtFigures.Third],
    judged: [Int]
  ) -> Estimate? {
    guard let shortest = thirds.first?.statements.share,
      let longest = thirds.last?.statements.share,
      judged.first ?? 0 >= ComparedPrompts.needed, judged.last ?? 0 >= ComparedPrompts.needed
    else { return nil }
    return Estimate(longest, lessIndependent: shortest)
  }
}

extension LengthDoubtFigures.Third {
  fileprivate init(of answers: [JudgedAnswer], by bootstrap: Bootstrap) {
    let judged = answers.filter(\.isJudged)
    self.init(
      statements: Rate(
        of: judged.map { RatioTerm(Double($0.doubted), over: Double($0.doubted + $0.cleared)) },
        by: bootstrap
      ),
      answers: Rate(of: answers.map { RatioTerm($0.doubted > 0 ? 1 : 0, over: 1) }, by: bootstrap)
    )
  }
}

extension JudgedAnswer {
  fileprivate var isJudged: Bool { doubted + cleared > 0 }

  fileprivate var knowledge: LengthDoubtFigures.Knowledge {
    switch category {
    case .highlyKnown, .maybeKnown, .weaklyKnown: .known
    case .unknown: .unknown
    case nil: .notTold
    }
  }
}
