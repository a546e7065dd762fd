import SpoorModel

extension ServerAnswer {
  /// What the answer tells, straight from the whole distributions.
  func truncated(_ text: ScoredText, isEndScored: Bool = true) -> [TruncatedDistribution?] {
    text.response.indices.map { index in
      let isEnd = index == text.ids.count - 1
      // Of what echo generates behind the prompt nothing is taken.
      if isEnd, !isEndScored || self == .echoAndOneMore { return nil }
      return distribution(text, index)
    }
  }

  private func distribution(_ text: ScoredText, _ index: Int) -> TruncatedDistribution {
    let own = text.ids[index]
    let value = text.logs[index][own]
    let rank = text.rank(index)
    let isListed = rank <= ScoredText.listed
    let top = text.top(index).map {
      TruncatedDistribution.Token(.id($0), logProbability: text.logs[index][$0])
    }
    switch self {
    case .vllm, .vllmUnderResponse, .vllmWithoutIDs, .bothSides:
      return TruncatedDistribution(
        emitted: .id(own),
        logProbability: value,
        rank: rank,
        // A token right behind the likeliest makes one more of them.
        top: rank == ScoredText.listed + 1 ? top + [.init(.id(own), logProbability: value)] : top
      )
    case .sglang, .echoOfIDs:
      return TruncatedDistribution(
        emitted: .id(own),
        logProbability: value,
        rank: isListed ? rank : nil,
        top: top
      )
    case .llamaCpp, .llamaCppTogether:
      return TruncatedDistribution(
        emitted: .id(own),
        logProbability: isListed ? value : nil,
        rank: isListed ? rank : nil,
        top: top
      )
    case .echo, .echoWithIDsBeside, .echoAndOneMore: return byText(text, index)
    }
  }

  private func byText(_ text: ScoredText, _ index: Int) -> TruncatedDistribution {
    let own = text.ids[index]
    let value = text.logs[index][own]
    let top = text.top(index)
    let names = Set(top + [own]).map(ScoredText.text)
    let isAmbiguous = Set(names).count < names.count || top.last == own
    let kept = isAmbiguous ? [] : top.filter { ScoredText.text($0) != "\u{FFFD}" }
    return TruncatedDistribution(
      emitted: .text(ScoredText.text(own)),
      logProbability: value,
      rank: isAmbiguous || !top.contains(own) ? nil : text.rank(index),
      top: kept.map {
        .init(.text(ScoredText.text($0)), logProbability: text.logs[index][$0])
      },
      completeness: kept.count == top.count ? .likeliest : .lossy
    )
  }
}
