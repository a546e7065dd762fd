/// Finds the parts of a query that texts nearly repeat: borrowed passages with swapped words.
///
/// Seed and extend (Altschul and others 1990), on words: exact runs are chained within a text, the
/// best chains are aligned in a narrow band, and the alignment runs on past both ends of its chain
/// as long as that pays.
///
/// ```swift
/// let near = NearVerbatimSearch()
/// let alignments = near.alignments(of: response, seeds: seeds, text: words, surprisal: surprisal)
/// for edit in alignments[0].edits where edit.kind == .substituted { … }
/// ```
public struct NearVerbatimSearch: Hashable, Sendable {
  /// What is sought and kept.
  public let limits: NearLimits

  /// Creates a search.
  public init(limits: NearLimits = .standard) { self.limits = limits }

  /// The alignments within the limits, verbatim copies (identity 1) too.
  ///
  /// Seeds that lie outside the query or the text, or whose words differ, lead nowhere.
  ///
  /// - Parameters:
  ///   - query: Word ids; `UInt32.max` stands for any word that the dataset lacks and equals none.
  ///   - seeds: Exact runs, in any order; overlapping ones are joined.
  ///   - text: The words of the text with a seed's number; read until the call returns.
  ///   - surprisal: −ln f of a word, f being its frequency in the dataset, in nats.
  /// - Returns: The highest score first; none lies, with its query words, within a better one of the
  ///   same text.
  /// - Complexity: O(s) for s seeds to find the texts worth chaining; then O(columns · band) for
  ///   each of ``NearLimits/candidates`` chains.
  public func alignments(
    of query: UnsafeBufferPointer<UInt32>,
    seeds: [Seed],
    text: (Int) -> UnsafeBufferPointer<UInt32>,
    surprisal: (UInt32) -> Double
  ) -> [WordAlignment] {
    let chains = alignedChains(of: query, seeds: seeds, text: text, surprisal: surprisal)
    return Self.best(of: chains)
  }

  /// The alignments of chains, the highest score first, without those whose query words lie within a
  /// better one's of the same text.
  public static func best(of chains: [AlignedChain]) -> [WordAlignment] {
    let found = chains.flatMap(\.alignments)
    return FoundAlignment.best(found.map(FoundAlignment.init)).map { found[$0] }
  }

  /// The best chains of seeds, each with the alignments within the limits that it led to: what
  /// ``alignments(of:seeds:text:surprisal:)-(UnsafeBufferPointer<UInt32>,_,_,_)`` chooses from.
  ///
  /// Texts may be searched apart and the best of all chains taken then: what a chain leads to depends on its own text alone.
  ///
  /// - Returns: At most ``NearLimits/candidates`` chains, the best first.
  public func alignedChains(
    of query: UnsafeBufferPointer<UInt32>,
    seeds: [Seed],
    text: (Int) -> UnsafeBufferPointer<UInt32>,
    surprisal: (UInt32) -> Double
  ) -> [AlignedChain] {
    let scores = WordScores(of: query, costs: limits.costs, surprisal: surprisal)
    let isInside = { (seed: Seed) in seed.query.upperBound <= query.count && !seed.query.isEmpty }
    let seeds = seeds.allSatisfy(isInside) ? seeds : seeds.filter(isInside)
    let chains = ChainSearch(scores: scores, gap: limits.costs.gap, limit: limits.candidates)
      .chains(of: seeds)
    let aligner = ChainAlignment(query: query, scores: scores, padding: limits.costs.padding)
    var found = TriedAlignments()
    return chains.map { chain in
      var aligned = AlignedChain(chain)
      guard !found.contain(chain) else { return aligned }
      for alignment in aligner.alignments(of: chain, with: text(chain.text)) {
        found.append(alignment)
        if limits.admit(alignment) { aligned.alignments.append(alignment) }
      }
      return aligned
    }
  }

  /// As ``alignments(of:seeds:text:surprisal:)-(UnsafeBufferPointer<UInt32>,_,_,_)``, for a query in
  /// an array.
  public func alignments(
    of query: [UInt32],
    seeds: [Seed],
    text: (Int) -> UnsafeBufferPointer<UInt32>,
    surprisal: (UInt32) -> Double
  ) -> [WordAlignment] {
    query.withUnsafeBufferPointer {
      alignments(of: $0, seeds: seeds, text: text, surprisal: surprisal)
    }
  }
}
