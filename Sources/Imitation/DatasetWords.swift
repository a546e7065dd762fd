public import SpoorModel
public import Words

/// How many of a model's words stand in the outputs of the training rows, by what tuning did to them.
///
/// Ghosh et al. (2024) give 81.2 % without saying of what; here each share names what it is of. Single
/// words nearly always occur; a run of ``WordCoverage/runLength`` words says more.
public struct DatasetWords: Hashable, Sendable, Codable {
  /// Words of one kind.
  public struct Share: Hashable, Sendable, Codable {
    /// How many words there are: the denominator.
    public var words = 0
    /// How many stand in an output of the dataset.
    public var inOutputs = 0
    /// How many stand within a run that stands there.
    public var inRuns = 0

    enum CodingKeys: String, CodingKey {
      case words
      case inOutputs = "in_outputs"
      case inRuns = "in_runs_of_4"
    }

    mutating func count(_ coverage: WordCoverage) {
      words += 1
      if coverage != .none { inOutputs += 1 }
      if coverage == .run { inRuns += 1 }
    }

    static func += (sum: inout Share, share: Share) {
      sum.words += share.words
      sum.inOutputs += share.inOutputs
      sum.inRuns += share.inRuns
    }
  }

  /// Shifted words.
  public var shifted = Share()
  /// Shifted and marginal words.
  public var shiftedOrMarginal = Share()
  /// Shifted words within spans that the detectors doubt.
  public var shiftedInDoubtedSpans = Share()
  /// Words that tuning did not shift: the control of the first two.
  public var unshifted = Share()
  /// Such words within doubted spans: the control of the third.
  public var unshiftedInDoubtedSpans = Share()
  /// All words, for comparison.
  public var all = Share()

  enum CodingKeys: String, CodingKey {
    case shifted, unshifted, all
    case shiftedOrMarginal = "shifted_or_marginal"
    case shiftedInDoubtedSpans = "shifted_in_doubted_spans"
    case unshiftedInDoubtedSpans = "unshifted_in_doubted_spans"
  }

  /// Counts nothing yet.
  public init() {}

  /// Counts a response's words, of which `doubted` are ranges of scalars.
  public init(
    _ words: [WordShift],
    of text: WordedText,
    coverage: [WordCoverage],
    doubted: [ScalarRange]
  ) {
    for word in words {
      let found = coverage[word.index]
      let place = text.words[word.index].scalars
      let range = ScalarRange(place.lowerBound, place.upperBound)
      let isDoubted = doubted.contains(where: range.overlaps)
      all.count(found)
      switch word.shiftClass {
      case .unshifted:
        unshifted.count(found)
        if isDoubted { unshiftedInDoubtedSpans.count(found) }
      case .marginal:
        shiftedOrMarginal.count(found)
      case .shifted:
        shiftedOrMarginal.count(found)
        shifted.count(found)
        if isDoubted { shiftedInDoubtedSpans.count(found) }
      }
    }
  }

  /// Adds another response's words.
  public static func += (sum: inout DatasetWords, words: DatasetWords) {
    sum.shifted += words.shifted
    sum.shiftedOrMarginal += words.shiftedOrMarginal
    sum.shiftedInDoubtedSpans += words.shiftedInDoubtedSpans
    sum.unshifted += words.unshifted
    sum.unshiftedInDoubtedSpans += words.unshiftedInDoubtedSpans
    sum.all += words.all
  }
}
