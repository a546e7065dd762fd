/// The chains with the highest scores among all that were offered, of any text.
struct BestChains {
  /// The highest score first; of equal scores the one offered first.
  private(set) var chains: [SeedChain] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// A chain must score more than this to be kept.
  var threshold: Int { chains.count < limit ? 0 : chains.last?.score ?? Int.max }

  /// Keeps the chain if it is among the best so far.
  mutating func offer(_ chain: SeedChain) {
    guard chain.score > threshold else { return }
    let place = chains.firstIndex { $0.score < chain.score } ?? chains.count
    chains.insert(chain, at: place)
    if chains.count > limit { chains.removeLast() }
  }
}
