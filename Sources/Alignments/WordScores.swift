/// What the words of one query earn.
///
/// Scores are whole sixty-fourths of a nat, so that sums are exact in whatever order they are made.
struct WordScores {
  /// The id of words that the dataset lacks; it equals no word, itself included.
  static let unknown = UInt32.max
  /// Units in a nat.
  static let unit = 64.0

  /// What each word of the query earns where the text has it too; an unknown word pays an edit.
  let matches: [Int]
  /// −ln f of each word; 0 if unknown.
  let surprisals: [Double]
  /// What the words before each place earn, and at last what all do.
  private let sums: [Int]
  /// What a column without equal words pays.
  let edit: Int
  let drop: Int

  init(
    of query: UnsafeBufferPointer<UInt32>,
    costs: AlignmentCosts,
    surprisal: (UInt32) -> Double
  ) {
    let edit = Self.units(costs.edit)
    let surprisals = query.map { $0 == Self.unknown ? 0 : surprisal($0) }
    let matches = zip(query, surprisals).map { word, surprisal in
      if word == Self.unknown { return -edit }
      let bounds = costs.match
      return Self.units(min(max(surprisal, bounds.lowerBound), bounds.upperBound))
    }
    var sums = [0]
    sums.reserveCapacity(query.count + 1)
    for score in matches { sums.append(sums[sums.count - 1] + max(score, 0)) }
    self.edit = edit
    self.drop = Self.units(costs.drop)
    self.surprisals = surprisals
    self.matches = matches
    self.sums = sums
  }

  /// What the words of a range earn together.
  @inline(__always)
  func sum(_ range: Range<Int>) -> Int { sums[range.upperBound] - sums[range.lowerBound] }

  /// What a gap pays that spans so many words of either side, at the least of what is likely: half of
  /// its columns are held to be equal words, of which runs under three are no seeds.
  @inline(__always)
  func gapCost(query: Int, place: Int) -> Int {
    max(edit * abs(query - place), leastGapCost(max(query, place)))
  }

  /// What a gap pays at least that spans so many words of one side.
  @inline(__always)
  func leastGapCost(_ words: Int) -> Int { edit * ((words + 1) / 2) }

  private static func units(_ nats: Double) -> Int { Int((nats * unit).rounded()) }
}
