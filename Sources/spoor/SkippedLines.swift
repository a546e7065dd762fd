import Corpora
import SpoorModel

/// What `--skip-bad` left out, as it is told on standard error.
struct SkippedLines {
  /// How many are listed.
  static let listed = 10

  private(set) var count = 0
  private(set) var first: [SpoorError] = []

  init() {}

  init(_ skipped: SkippedRows) {
    count = skipped.count
    first = Array(skipped.errors.prefix(Self.listed))
  }

  mutating func append(_ error: SpoorError) {
    count += 1
    if first.count < Self.listed { first.append(error) }
  }

  mutating func append(_ skipped: SkippedRows) {
    count += skipped.count
    first += skipped.errors.prefix(Self.listed - first.count)
  }

  /// A line of how many, one for each of the first, and one of how many more; nothing for none.
  func lines(of noun: String) -> [String] {
    guard count > 0 else { return [] }
    let listed = first.map { error in
      "  \((error.location.map { "\($0): " } ?? "") + error.problem)".visible
    }
    let more = count > first.count ? ["  … \((count - first.count).grouped) more"] : []
    return ["Left out \(count.counted("bad \(noun)")):"] + listed + more
  }
}
