import Statistics

/// Prompts counted from 0: what intervals are drawn over.
struct PromptUnits {
  /// The prompt of each thing.
  let numbers: [Int]
  /// How many prompts there are.
  let count: Int

  /// Numbers the prompts of some things in the order in which they come.
  init(_ promptIDs: some Sequence<String>) {
    var known: [String: Int] = [:]
    numbers = promptIDs.map { prompt in
      let number = known[prompt] ?? known.count
      known[prompt] = number
      return number
    }
    count = known.count
  }

  /// The ratio of sums over prompts of what each thing adds; `things` are those that were numbered.
  func ratio<Thing>(of things: [Thing], _ term: (Thing) -> RatioTerm) -> SumRatio {
    var terms = Array(repeating: RatioTerm.nothing, count: count)
    for (thing, unit) in zip(things, numbers) { terms[unit] += term(thing) }
    return SumRatio(terms)
  }
}

extension RatioTerm {
  /// Counts.
  init(_ numerator: Int, over denominator: Int) {
    self.init(Double(numerator), over: Double(denominator))
  }
}
