import Figures
public import SpoorModel
public import Statistics
public import Words

/// Whether a tuned model's answers use the answers of training rows that the base model did not know.
///
/// Kang et al. 2024 find that on unfamiliar prompts a tuned model's answers go over to those of the
/// unfamiliar examples it was tuned on. How that is measured here is ours (docs/method.md).
public struct Mimicry {
  /// Both models' answers to one prompt.
  public struct Pair: Sendable {
    /// The prompt's words, folded.
    public var prompt: [String]
    /// The words of the tuned model's response, folded.
    public var tuned: [String]
    /// The words of the base model's own response, folded.
    public var base: [String]

    /// Joins the answers.
    public init(prompt: [String], tuned: [String], base: [String]) {
      self.prompt = prompt
      self.tuned = tuned
      self.base = base
    }
  }

  /// The prompts, parted by whether the base model knows what they ask.
  public struct Prompts: Sendable {
    /// What parts them.
    public var basis: MimicryFigures.Basis
    /// Those that it does not know.
    public var unknown: [Pair] = []
    /// Those that it knows.
    public var known: [Pair] = []

    /// Prompts that are yet to be added.
    public init(basis: MimicryFigures.Basis) { self.basis = basis }
  }

  private let unknown: TrainingAnswers
  private let known: TrainingAnswers

  /// Takes the answers of rows that the base did not know, and of rows that it knew highly or maybe.
  ///
  /// Answers of both are neither's. `nil` where no Unknown row has an answer of its own.
  public init?(of rows: [RowKnowledge], by scanner: WordScanner) {
    let unknown = TrainingAnswers(of: rows.filter { $0.category == .unknown }, by: scanner)
    let known = TrainingAnswers(of: rows.filter(\.category.isKnown), by: scanner)
    self.unknown = unknown.excluding(known)
    self.known = known.excluding(unknown)
    if self.unknown.answers.isEmpty { return nil }
  }

  /// The figures of one tuned model.
  ///
  /// - Complexity: O(prompts · (words + rows that share a prompt's rarest word)), and the bootstrap.
  public func figures(of prompts: Prompts, by bootstrap: Bootstrap) -> MimicryFigures {
    let unknownPrompts = group(prompts.unknown, bootstrap)
    let isEnough = prompts.known.count >= ComparedPrompts.needed
    return MimicryFigures(
      basis: prompts.basis,
      unknownAnswers: unknown.answers.count,
      knownAnswers: known.answers.count,
      unknownPrompts: unknownPrompts,
      knownPrompts: isEnough ? group(prompts.known, bootstrap) : nil,
      statement: MimicryStatement(group: unknownPrompts, basis: prompts.basis).sentence
    )
  }

  private func group(_ pairs: [Pair], _ bootstrap: Bootstrap) -> MimicryFigures.Group {
    let counts = pairs.map(counts)
    let shares = counts.map { PairedRatioTerms($0.tuned.share, minus: $0.base.share) }
    let isEnough = pairs.count >= ComparedPrompts.needed
    func perAnswer(_ use: KeyPath<Counts, Use>) -> MimicryFigures.UsePerAnswer? {
      guard isEnough else { return nil }
      let terms = counts.map {
        PairedRatioTerms($0[keyPath: use].unknown, minus: $0[keyPath: use].known)
      }
      return MimicryFigures.UsePerAnswer(terms, by: bootstrap)
    }
    return MimicryFigures.Group(
      tuned: Rate(of: shares.map(\.minuend), by: bootstrap),
      base: Rate(of: shares.map(\.subtrahend), by: bootstrap),
      difference: isEnough ? Estimate(ofDifference: shares, by: bootstrap) : nil,
      perAnswer: perAnswer(\.tuned),
      basePerAnswer: perAnswer(\.base)
    )
  }
}

extension Mimicry {
  /// What one response uses: of each kind, answers used over answers that could be.
  struct Use: Equatable {
    var unknown: RatioTerm
    var known: RatioTerm

    /// 1 over 1 where any Unknown row's answer is used.
    var share: RatioTerm { RatioTerm(unknown.numerator > 0 ? 1 : 0, over: 1) }
  }

  /// What both responses to a prompt use.
  struct Counts {
    var tuned: Use
    var base: Use
  }
}

extension Mimicry {
  /// What both responses of a pair use.
  func counts(of pair: Pair) -> Counts {
    let givenUnknown = unknown.given(by: pair.prompt)
    let givenKnown = known.given(by: pair.prompt)
    func use(_ text: [String]) -> Use {
      Use(
        unknown: term(of: unknown, usedIn: text, without: givenUnknown),
        known: term(of: known, usedIn: text, without: givenKnown)
      )
    }
    return Counts(tuned: use(pair.tuned), base: use(pair.base))
  }

  private func term(
    of answers: TrainingAnswers,
    usedIn text: [String],
    without given: Set<Int>
  ) -> RatioTerm {
    RatioTerm(
      Double(answers.used(in: text).subtracting(given).count),
      over: Double(answers.answers.count - given.count)
    )
  }
}

extension MimicryFigures.UsePerAnswer {
  /// `nil` where one kind has no answers.
  fileprivate init?(_ terms: [PairedRatioTerms], by bootstrap: Bootstrap) {
    var sum = PairedRatioTerms.nothing
    for term in terms { sum += term }
    guard let unknown = sum.minuend.ratio, let known = sum.subtrahend.ratio,
      let difference = Estimate(ofDifference: terms, by: bootstrap)
    else { return nil }
    self.init(unknown: unknown, known: known, difference: difference)
  }
}
