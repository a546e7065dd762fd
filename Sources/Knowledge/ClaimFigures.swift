import Figures
public import SpoorModel
public import Statistics

/// What a classification of claims comes to, with intervals over prompts: the claims of one hang together.
public struct ClaimFigures: Hashable, Sendable {
  /// The claims of one prompt.
  public struct Prompt: Hashable, Sendable {
    /// The prompt.
    public var id: QuestionID
    /// Its claims by category.
    public var counts: CategoryCounts
    /// The mean over its claims of P_Correct of greedy answers.
    public var pGreedy: Double
    /// The same of sampled answers.
    public var pSample: Double
  }

  /// The prompts in the order in which they were told.
  public let prompts: [Prompt]
  /// The share of claims in each category.
  public let categories: [KnowledgeCategory: Rate]
  /// The mean over all claims of P_Correct of greedy answers; `nil` without claims.
  public let pGreedy: Estimate?
  /// The same of sampled answers.
  public let pSample: Estimate?
  /// What a reader of the figures must know, whole sentences.
  public let caveats: [String]

  /// Under so many prompts intervals over them are rough.
  private static let fewPrompts = 10

  /// Computes the figures of claims, each prompt's one after another.
  public init(
    of claims: [ClassifiedClaim],
    temperatures: Set<Double> = [],
    by bootstrap: Bootstrap = Bootstrap()
  ) {
    let groups = claims.chunked { $0.prompt == $1.prompt }
    prompts = groups.map { group in
      var counts = CategoryCounts()
      for claim in group { counts.add(claim.category) }
      let count = Double(group.count)
      return Prompt(
        id: group[0].prompt,
        counts: counts,
        pGreedy: group.reduce(0) { $0 + $1.pGreedy } / count,
        pSample: group.reduce(0) { $0 + $1.pSample } / count
      )
    }
    let told = prompts
    func terms(_ sum: (Prompt) -> Double) -> [RatioTerm] {
      told.map { RatioTerm(sum($0), over: Double($0.counts.rows)) }
    }
    categories = Dictionary(
      uniqueKeysWithValues: KnowledgeCategory.allCases.map { category in
        (category, Rate(of: terms { Double($0.counts[category]) }, by: bootstrap))
      }
    )
    let means = Estimate.estimates(
      of: [
        SumRatio(terms { $0.pGreedy * Double($0.counts.rows) }),
        SumRatio(terms { $0.pSample * Double($0.counts.rows) }),
      ],
      by: bootstrap
    )
    (pGreedy, pSample) = (means[0], means[1])
    caveats = Self.caveats(claims, prompts: prompts.count, temperatures)
  }

  private static func caveats(
    _ claims: [ClassifiedClaim],
    prompts: Int,
    _ temperatures: Set<Double>
  ) -> [String] {
    var caveats = [
      "Unknown is what no answer states, which may be known all the same: a long answer leaves things out. "
        + "'spoor knowledge classify' asks for each by a question."
    ]
    let (greedy, sampled) = (claims.map(\.greedy.trials), claims.map(\.sampled.trials))
    if greedy.max() == 1 {
      caveats.append("With one greedy answer a prompt nothing can be MaybeKnown.")
    }
    for (name, counts) in [("greedy", greedy), ("sampled", sampled)] {
      guard let least = counts.min(), let most = counts.max(), least < most else { continue }
      caveats.append(
        "Prompts have \(least) to \(most) \(name) answers: with fewer, more claims come out Unknown."
      )
    }
    let study = SliCK.exemplarSets * SliCK.samplesPerSet
    if let most = sampled.max(), most < study {
      caveats.append(
        "At most \(most) samples a prompt; the study has \(study) a question, and fewer call more claims Unknown."
      )
    }
    if prompts < fewPrompts { caveats.append("Intervals over so few prompts are rough.") }
    return caveats + [SliCK.severalTemperatures(temperatures)].compactMap { $0 }
  }
}

extension [ClassifiedClaim] {
  /// Runs of neighbours that belong together.
  fileprivate func chunked(_ belong: (Element, Element) -> Bool) -> [[Element]] {
    var chunks: [[Element]] = []
    for element in self {
      if let last = chunks.last?.last, belong(last, element) {
        chunks[chunks.count - 1].append(element)
      } else {
        chunks.append([element])
      }
    }
    return chunks
  }
}
