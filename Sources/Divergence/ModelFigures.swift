public import SpoorModel
public import Statistics

/// A tuned model's responses by every measure, and what sets it apart from another model.
public struct ModelFigures: Hashable, Sendable {
  /// The responses.
  public var responses: [ResponseFigures]

  /// Gathers a model's responses.
  public init(_ responses: [ResponseFigures]) { self.responses = responses }

  /// A measure over all responses, with a 95 % interval over prompts; `nil` where nothing has it.
  public func estimate(of measure: ComparedMeasure, by bootstrap: Bootstrap) -> Estimate? {
    let terms = prompts(measure).sorted { $0.key < $1.key }.map(\.value)
    var sum = RatioTerm.nothing
    for term in terms { sum += term }
    guard let value = sum.ratio else { return nil }
    let interval = bootstrap.interval(over: terms)
    return Estimate(value: value, low: interval?.low, high: interval?.high)
  }

  /// This model's measure less another's, over the prompts that both answer with a value.
  ///
  /// The interval draws both models' responses to a prompt together. `nil` without such a prompt.
  public func difference(
    from other: ModelFigures,
    in measure: ComparedMeasure,
    by bootstrap: Bootstrap
  ) -> Estimate? {
    let (own, others) = (prompts(measure), other.prompts(measure))
    let pairs = own.keys.sorted().compactMap { prompt -> PairedRatioTerms? in
      guard let first = own[prompt], let second = others[prompt], first.denominator > 0,
        second.denominator > 0
      else { return nil }
      return PairedRatioTerms(first, minus: second)
    }
    var sum = PairedRatioTerms.nothing
    for pair in pairs { sum += pair }
    guard let value = sum.difference else { return nil }
    let interval = bootstrap.interval(ofDifference: pairs)
    return Estimate(value: value, low: interval?.low, high: interval?.high)
  }

  /// The prompts that both models answer.
  public func commonPrompts(with other: ModelFigures) -> Int {
    Set(responses.map(\.promptID)).intersection(other.responses.map(\.promptID)).count
  }

  private func prompts(_ measure: ComparedMeasure) -> [String: RatioTerm] {
    responses.reduce(into: [:]) { terms, response in
      terms[response.promptID, default: .nothing] += response.share(in: measure)
    }
  }
}
