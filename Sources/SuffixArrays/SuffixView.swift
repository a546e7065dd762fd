/// Both files as pointers, for loops that cannot afford a check at each step.
///
/// Valid while the mapped files are. No file, however damaged, makes a search read outside them: starts
/// are held inside the text here, and whoever asks keeps ranks below the count.
struct SuffixView {
  /// The number of words in the text, and of suffixes.
  let count: Int
  /// The text, which ``FileHeader/wordsBehindText`` separators follow.
  let text: UnsafePointer<UInt32>
  /// What is known about the suffixes without the text.
  let blocks: RankBlocks
  private let starts: UnsafePointer<UInt32>
  private let lastStart: UInt32

  init(words: MappedPayload, suffixes: MappedPayload) {
    let header = suffixes.header
    count = header.count
    text = words.base
    starts = suffixes.base
    lastStart = UInt32(max(0, header.count - 1))
    blocks = RankBlocks(
      base: suffixes.base + (header.count + header.boundCount),
      count: RankBlocks.count(ofRanks: header.count)
    )
  }

  /// Where a suffix starts, in words.
  @inline(__always)
  func start(ofRank rank: Int) -> Int { Int(min(starts[rank], lastStart)) }

  /// The words at `depth` and `depth + 1` of a suffix, as a key; a depth of at most 3.
  @inline(__always)
  func key(ofRank rank: Int, depth: Int) -> UInt64 {
    Self.key(text + (start(ofRank: rank) &+ depth))
  }

  /// Two neighbouring words as one number that is ordered as they are.
  @inline(__always)
  static func key(_ words: UnsafePointer<UInt32>) -> UInt64 {
    let both = UnsafeRawPointer(words).loadUnaligned(as: UInt64.self)
    return both &<< 32 | both &>> 32
  }
}
