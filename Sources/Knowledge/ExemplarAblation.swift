public import SpoorModel

/// The categories that fewer sets of exemplars would have given.
///
/// The mean over *all* choices of so many of the sets, in closed form: of a question with G greedy answers
/// right of N, n sets find all right with C(G, n)/C(N, n), none with C(N − G, n)/C(N, n), and no right
/// answer of any kind with C(N − A, n)/C(N, n), A being the sets that have one. The study shows that small
/// n does worse and does not say which sets it took.
public struct ExemplarAblation: Hashable, Sendable {
  /// How many sets.
  public let sets: Int
  /// The expected share of questions in each category, adding up to 1.
  public let shares: [KnowledgeCategory: Double]
  /// The expected share of questions that are called Unknown and are not, with all sets.
  public let wronglyUnknown: Double

  /// Each number of sets, from 1 to all; empty without sets.
  static func all(of questions: [ClassifiedQuestion]) -> [ExemplarAblation] {
    guard let count = questions.first?.sets.count, count > 0 else { return [] }
    return (1...count).map { ExemplarAblation($0, questions) }
  }

  private init(_ sets: Int, _ questions: [ClassifiedQuestion]) {
    self.sets = sets
    let total = Double(questions.count)
    var shares: [KnowledgeCategory: Double] = [:]
    var wronglyUnknown = 0.0
    for question in questions {
      let chances = Self.chances(of: question, sets: sets)
      for (category, chance) in chances { shares[category, default: 0] += chance / total }
      if question.category != .unknown { wronglyUnknown += (chances[.unknown] ?? 0) / total }
    }
    self.shares = shares
    self.wronglyUnknown = wronglyUnknown
  }

  /// The chance of each category when so many of the question's sets are taken.
  static func chances(
    of question: ClassifiedQuestion,
    sets taken: Int
  ) -> [KnowledgeCategory: Double] {
    let all = question.sets.count
    let greedy = question.sets.count(where: \.isGreedyRight)
    let any = question.sets.count(where: \.hasRight)
    let allGreedy = chance(ofTaking: taken, among: greedy, of: all)
    let noGreedy = chance(ofTaking: taken, among: all - greedy, of: all)
    let nothing = chance(ofTaking: taken, among: all - any, of: all)
    return [
      .highlyKnown: allGreedy,
      .maybeKnown: max(0, 1 - allGreedy - noGreedy),
      .weaklyKnown: max(0, noGreedy - nothing),
      .unknown: nothing,
    ]
  }

  /// The chance that all of `taken` things, drawn from `all`, are among `wanted` of them.
  private static func chance(ofTaking taken: Int, among wanted: Int, of all: Int) -> Double {
    guard taken <= wanted else { return 0 }
    return (0..<taken).reduce(1) { $0 * Double(wanted - $1) / Double(all - $1) }
  }
}
