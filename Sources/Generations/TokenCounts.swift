import SpoorModel

/// How many tokens each response has, where that is known.
struct TokenCounts {
  private var counts: [String: Int] = [:]

  init(_ generations: [Generation]) {
    for generation in generations where !generation.tokenIDs.isEmpty {
      counts[generation.promptID] = generation.tokenIDs.count
    }
  }

  subscript(promptID: String) -> Int? { counts[promptID] }
}
