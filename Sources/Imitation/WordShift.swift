import Divergence
public import SpoorModel
public import Words

/// One word of a response, and what tuning did to it.
public struct WordShift: Hashable, Sendable {
  /// The word, folded.
  public let word: String
  /// Its place among the response's words.
  public let index: Int
  /// The class of its most shifted token.
  public let shiftClass: ShiftClass
  /// The greatest KL(tuned‖base) of its tokens, in nats; `nil` where none is known.
  public let kl: Double?
  /// Whether one of its tokens is among the response's first ⌈0.05·T⌉.
  public let isInitial: Bool

  /// The words of a response all of whose tokens have a decided class.
  public static func words(
    of generation: Generation,
    text: WordedText,
    _ divergence: ResponseDivergence
  ) -> [WordShift] {
    guard generation.offsets.count == divergence.count else { return [] }
    let content = generation.contentTokens
    let initial = ResponseSection.first.range(length: content)
    var words: [WordShift] = []
    var first = 0
    for (index, word) in text.words.enumerated() {
      while first < content, generation.offsets[first].bytes.end <= word.bytes.lowerBound {
        first += 1
      }
      let tokens = (first..<content).prefix {
        generation.offsets[$0].bytes.start < word.bytes.upperBound
      }
      let classes = tokens.map { divergence.baseRank[$0]?.shiftClass }
      guard !tokens.isEmpty, let worst = ShiftClass.most(of: classes) else { continue }
      words.append(
        WordShift(
          word: word.text,
          index: index,
          shiftClass: worst,
          kl: tokens.compactMap { divergence.klTunedBase[$0]?.low }.filter(\.isFinite).max(),
          isInitial: tokens.overlaps(initial)
        )
      )
    }
    return words
  }
}

extension ShiftClass {
  /// The most shifted of known classes; `nil` where one is unknown and none is `shifted`.
  fileprivate static func most(of classes: [ShiftClass?]) -> ShiftClass? {
    if classes.contains(.shifted) { return .shifted }
    guard !classes.contains(nil) else { return nil }
    return classes.contains(.marginal) ? .marginal : .unshifted
  }
}
