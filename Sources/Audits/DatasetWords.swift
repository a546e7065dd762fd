import PhraseIndex
import SpoorModel
import Words

/// Which share of a model's words stands in the outputs of the training rows.
///
/// Ghosh et al. (2024) give 81.2 % without saying of what; here each share names what it is of. Single
/// words nearly always occur; a run of ``runLength`` words says more.
public struct DatasetWords: Hashable, Sendable, Codable {
  /// The words of a run that counts as standing in the dataset.
  public static let runLength = 4

  /// Words of one kind.
  public struct Share: Hashable, Sendable, Codable {
    /// How many words there are: the denominator.
    public var words = 0
    /// How many stand in an output of the dataset.
    public var inOutputs = 0
    /// How many stand within a run of ``DatasetWords/runLength`` words that stands there.
    public var inRuns = 0

    enum CodingKeys: String, CodingKey {
      case words
      case inOutputs = "in_outputs"
      case inRuns = "in_runs_of_4"
    }

    mutating func count(_ coverage: Coverage) {
      words += 1
      if coverage != .none { inOutputs += 1 }
      if coverage == .run { inRuns += 1 }
    }
  }

  /// How far a word stands in the dataset.
  enum Coverage {
    case none
    case word
    case run
  }

  /// Shifted words.
  public var shifted = Share()
  /// Shifted and marginal words.
  public var shiftedOrMarginal = Share()
  /// Shifted words within spans that the detectors doubt.
  public var shiftedInDoubtedSpans = Share()
  /// All words, for comparison.
  public var all = Share()

  enum CodingKeys: String, CodingKey {
    case shifted, all
    case shiftedOrMarginal = "shifted_or_marginal"
    case shiftedInDoubtedSpans = "shifted_in_doubted_spans"
  }

  /// Adds a response's words, of which `doubted` are ranges of scalars.
  mutating func add(
    _ words: [WordShift],
    of text: WordedText,
    doubted: [ScalarRange],
    in index: PhraseIndex
  ) throws {
    let coverage = try Self.coverage(of: text, in: index)
    for word in words {
      let found = coverage[word.index]
      all.count(found)
      guard word.shiftClass != .unshifted else { continue }
      shiftedOrMarginal.count(found)
      guard word.shiftClass == .shifted else { continue }
      shifted.count(found)
      let place = text.words[word.index].scalars
      let range = ScalarRange(place.lowerBound, place.upperBound)
      if doubted.contains(where: range.overlaps) { shiftedInDoubtedSpans.count(found) }
    }
  }

  private static func coverage(of text: WordedText, in index: PhraseIndex) throws -> [Coverage] {
    let matches = try index.longestMatches(of: index.indexed(text), in: .output)
    var reached = 0
    return text.words.indices.map { word in
      let length = matches.length(at: word)
      if length >= runLength { reached = max(reached, word + length) }
      if word < reached { return .run }
      return length > 0 ? .word : .none
    }
  }
}
