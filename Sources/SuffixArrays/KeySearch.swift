/// A binary search among suffixes that share their first words, for the place of two words that follow.
///
/// Many searches are run side by side, in step, and without branching on what they read: while one waits
/// for memory, the processor is at the next.
struct KeySearch {
  /// The two words, as ``SuffixView/key(_:)`` makes them one number.
  let key: UInt64
  /// Where to look.
  let ranks: Range<Int>
  /// The place in the query from which the search comes.
  let place: Int
  /// How many words a match may have there.
  let room: Int

  /// The first of ``ranks`` whose key is not below ``key``, once the search has run; else their end.
  private(set) var rank = 0
  private var rest = 0
  private var start = 0

  init(_ key: UInt64, in ranks: Range<Int>, place: Int, room: Int) {
    self.key = key
    self.ranks = ranks
    self.place = place
    self.room = room
  }

  // MARK: Side by side

  /// Runs searches of whole buckets for words 1 and 2: to a block by its key, then in the text.
  static func runByBlocks(_ searches: UnsafeMutableBufferPointer<KeySearch>, in view: SuffixView) {
    guard let search = searches.baseAddress else { return }
    let blocks = view.blocks
    var most = 0
    for index in 0..<searches.count { most = max(most, search[index].beginAmongBlocks()) }
    while most > 0 {
      for index in 0..<searches.count {
        search[index].step(seeing: blocks.key(search[index].middle))
      }
      most /= 2
    }
    for index in 0..<searches.count { search[index].beginInBlock() }
    halve(searches, longest: RankBlocks.size - 1, depth: 1, in: view)
  }

  /// Runs searches for the words at `depth`, in the text alone.
  static func run(
    _ searches: UnsafeMutableBufferPointer<KeySearch>,
    depth: Int,
    in view: SuffixView
  ) {
    guard let search = searches.baseAddress else { return }
    var longest = 0
    for index in 0..<searches.count { longest = max(longest, search[index].begin()) }
    halve(searches, longest: longest, depth: depth, in: view)
  }

  private static func halve(
    _ searches: UnsafeMutableBufferPointer<KeySearch>,
    longest: Int,
    depth: Int,
    in view: SuffixView
  ) {
    guard let search = searches.baseAddress else { return }
    let text = view.text + depth
    var longest = longest
    while longest > 0 {
      // Two short loops have more reads under way than a long one.
      for index in 0..<searches.count {
        search[index].start = view.start(ofRank: search[index].middle)
      }
      for index in 0..<searches.count {
        search[index].step(seeing: SuffixView.key(text + search[index].start))
      }
      longest /= 2
    }
  }

  // MARK: One search
  //
  // While it goes among blocks, `rank` is a block.

  /// What to look at next; for a search that is over, the number behind its range.
  private var middle: Int {
    @inline(__always) get { rank &+ rest &>> 1 }
  }

  /// Halves what is left.
  ///
  /// The sign of the difference is spread over all bits, because the compiler makes a choice a branch.
  @inline(__always)
  private mutating func step(seeing found: UInt64) {
    let half = rest &>> 1
    let isBelow = Int(truncatingIfNeeded: found &- key) &>> 63
    rank &+= (rest &- half) & isBelow
    rest = half
  }

  @inline(__always)
  private mutating func begin() -> Int {
    rank = ranks.lowerBound
    rest = ranks.count
    return rest
  }

  /// Begins with the blocks whose first rank lies in the range.
  @inline(__always)
  private mutating func beginAmongBlocks() -> Int {
    rank = RankBlocks.count(ofRanks: ranks.lowerBound)
    rest = RankBlocks.count(ofRanks: ranks.upperBound) &- rank
    return rest
  }

  /// Goes on between the last block that begins below the key and the next.
  @inline(__always)
  private mutating func beginInBlock() {
    let end = rank &* RankBlocks.size
    rank = max(ranks.lowerBound, end &- (RankBlocks.size - 1))
    rest = min(ranks.upperBound, end) &- rank
  }
}
